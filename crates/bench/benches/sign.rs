//! Signing, natively: the least that it costs, ours, and the best crate of others.

mod peer;

use countersign_bench::example;
use countersign_bench::rounds::{self, Contender};
use std::hint::black_box;

fn main() {
    example::check();
    let ready = example::ready();
    let key = example::key(&ready);
    let prepared = example::keyed(&key);
    let base_string = example::BASE_STRING.as_bytes();
    let peer = peer::Prepared::of(&ready);
    assert!(peer.sign().contains("oauth_signature=\"%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D\""));
    rounds::run(vec![
        Contender::new("raw", || example::raw(black_box(&prepared), black_box(base_string))),
        Contender::new("raw, fresh key", || {
            example::raw(&example::keyed(black_box(&key)), black_box(base_string))
        }),
        Contender::new("sign", || example::sign(black_box(&ready))),
        Contender::new("oauth1-request", || black_box(&peer).sign()),
    ]);
}
