//! What we print we read back: the header and the base string of any signed request.

#![no_main]

use countersign_fuzz::laws::Call;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|call: Call| {
    countersign_fuzz::laws::what_is_printed_is_read_back(&call);
});
