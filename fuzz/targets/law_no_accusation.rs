//! A right signer is never accused.

#![no_main]

use countersign_fuzz::laws::Call;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|call: Call| {
    countersign_fuzz::laws::a_right_signer_is_not_accused(&call);
});
