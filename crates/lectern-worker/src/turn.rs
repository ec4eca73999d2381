//! A turn of the event loop.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets everything that waits in the event loop run first.
///
/// By a message to itself and not by a timer, because browsers hold nested timers back by 4 ms (HTML standard,
/// "timer initialization steps").
pub async fn give_way() {
    let Ok(channel) = MessageChannel::new() else { return };
    let arrived = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&wasm_bindgen::JsValue::NULL).is_ok() {
        let _ = JsFuture::from(arrived).await;
    }
    channel.port1().close();
}
