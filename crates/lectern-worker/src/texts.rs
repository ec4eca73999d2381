//! The module of [`lectern_core::texts`]: fetched once, when a statement or a packed file needs it, and asked from then
//! on.

use crate::scope;
use gloo_net::http::Response;
use js_sys::{Function, Object, Reflect, Uint8Array, WebAssembly};
use lectern_core::texts;
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What Trunk builds of `lectern-texts`, beside the page.
const ADDRESS: &str = "texts_bg.wasm";

/// The module's memory and the three functions that it is spoken to by.
struct Module {
    memory: WebAssembly::Memory,
    reserve: Function,
    answer: Function,
    place: Function,
}

thread_local! {
    static MODULE: RefCell<Option<Module>> = const { RefCell::new(None) };
}

/// Fetches the module and provides it; `None` where it cannot be had.
pub async fn fetch() -> Option<()> {
    if texts::are_at_hand() {
        return Some(());
    }
    let response = scope::fetch(ADDRESS, None).await.filter(Response::ok)?;
    let bytes = response.binary().await.ok()?;
    let module = JsFuture::from(WebAssembly::compile(&Uint8Array::from(bytes.as_slice()))).await.ok()?;
    let module = module.unchecked_into::<WebAssembly::Module>();
    let instance = JsFuture::from(WebAssembly::instantiate_module(&module, &imports(&module))).await.ok()?;
    let exports = field(&instance, "exports")?;
    let function = |name| field(&exports, name)?.dyn_into::<Function>().ok();
    let module = Module {
        memory: field(&exports, "memory")?.dyn_into().ok()?,
        reserve: function("texts_reserve")?,
        answer: function("texts_answer")?,
        place: function("texts_place")?,
    };
    MODULE.set(Some(module));
    texts::provide(|question| MODULE.with_borrow(|module| ask(module.as_ref()?, question)).unwrap_or_default());
    Some(())
}

/// What the module imports: functions that wasm-bindgen adds for values that are not numbers, and for panics. Only numbers
/// are passed to this one, and after a panic its call fails by itself: none of them has anything to do.
fn imports(module: &WebAssembly::Module) -> Object {
    let (imports, nothing) = (Object::new(), Closure::once_into_js(|| ()));
    // Setting a field of a fresh object cannot fail.
    for import in WebAssembly::Module::imports(module) {
        let (from, name) = (Reflect::get(&import, &"module".into()), Reflect::get(&import, &"name".into()));
        let Some((from, name)) = from.ok().zip(name.ok()) else { continue };
        let functions =
            Reflect::get(&imports, &from).ok().filter(JsValue::is_object).unwrap_or_else(|| Object::new().into());
        let _ = Reflect::set(&functions, &name, &nothing);
        let _ = Reflect::set(&imports, &from, &functions);
    }
    imports
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}

fn ask(module: &Module, question: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(question.len()).ok()?;
    let place = call(&module.reserve, length)?;
    bytes(module, place, length).copy_from(question);
    let length = call(&module.answer, 0)?;
    let place = call(&module.place, 0)?;
    Some(bytes(module, place, length).to_vec())
}

/// A function that takes and gives one number, which is an address or a length: 32 bits without a sign.
fn call(function: &Function, argument: u32) -> Option<u32> {
    let given = function.call1(&JsValue::NULL, &argument.into()).ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "wasm gives 32 bits, with a sign")]
    Some(given as i64 as u32)
}

/// Bytes of the module's memory, which may have moved since the last call.
fn bytes(module: &Module, place: u32, length: u32) -> Uint8Array {
    Uint8Array::new_with_byte_offset_and_length(&module.memory.buffer(), place, length)
}
