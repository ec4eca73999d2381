//! A turn of the event loop.

use crate::scope;
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

/// Does nothing for some milliseconds.
pub async fn rest(milliseconds: i32) {
    let over = Promise::new(&mut |resolve, _| {
        // Without a timer the promise would never settle.
        if scope::global().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).is_err() {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    let _ = JsFuture::from(over).await;
}
