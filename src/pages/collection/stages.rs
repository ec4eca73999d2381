//! One answer shown in four stages, so that no key waits for what is out of sight.
//!
//! Drawing a whole page of cards with facets and timeline takes longer than a frame. What a person looks at (the count
//! and the first cards) is drawn at once, facets and timeline after that has been painted, the other cards last, in two
//! parts. An answer that is overtaken on its way is never drawn in the later stages.

use crate::browser::dom;
use crate::library::use_library;
use lectern_core::protocol::SearchResponse;
use leptos::prelude::*;
use std::sync::Arc;

type Answer = RwSignal<Option<Arc<SearchResponse>>>;

/// When a part of an answer is drawn.
#[derive(Clone, Copy)]
pub enum Stage {
    /// At once.
    First,
    /// After the first stage has been painted.
    Second,
    /// After the second.
    Third,
    /// After the third.
    Fourth,
}

#[derive(Clone, Copy)]
struct Stages {
    first: Answer,
    second: Answer,
    third: Answer,
    fourth: Answer,
}

/// Lets the parts inside draw in stages. A page that already has an answer starts with all of it, so that going back
/// finds the place at once.
pub fn provide_stages() {
    let first = use_library().results;
    let here = first.get_untracked();
    let [second, third, fourth] = [(); 3].map(|()| RwSignal::new(here.clone()));
    let stages = Stages { first, second, third, fourth };
    provide_context(stages);
    follow(stages.first, stages.second);
    follow(stages.second, stages.third);
    follow(stages.third, stages.fourth);
}

/// Shows in one signal, a frame later, what another one shows. An effect may do so here because what it reaches is
/// time, which no derivation can.
fn follow(from: Answer, to: Answer) {
    Effect::new(move |_| {
        from.track();
        dom::after_paint(move || {
            let newest = from.try_get_untracked().flatten();
            // The page may be gone by now, and its signals with it.
            let same =
                to.try_with_untracked(|shown| shown.as_ref().map(Arc::as_ptr) == newest.as_ref().map(Arc::as_ptr));
            if same == Some(false) {
                to.try_set(newest);
            }
        });
    });
}

impl Stage {
    /// The answer as this stage shows it.
    pub fn answer(self) -> Answer {
        let stages = expect_context::<Stages>();
        match self {
            Self::First => stages.first,
            Self::Second => stages.second,
            Self::Third => stages.third,
            Self::Fourth => stages.fourth,
        }
    }

    /// A part of the answer; it is compared, so that a part that stayed the same is not drawn again.
    pub fn part<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        part: impl Fn(&SearchResponse) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let answer = self.answer();
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|answer| part(answer)).unwrap_or_default()))
    }
}
