//! The search for a proof, natively: candidates a second where there is nothing to be found, beside the bare loop.

use countersign_bench::rounds::{self, Contender};
use countersign_bench::search::{self, Bare};

/// About a frame's worth of candidates.
const SLICE: u32 = 4096;

fn main() {
    let mut bare = Bare::default();
    rounds::run(vec![
        Contender::batch("bare HMAC loop", move || {
            assert_eq!(bare.slice(SLICE), 0, "there is nothing to be met");
            SLICE
        }),
        Contender::batch("search", || search::whole(SLICE)),
    ]);
}
