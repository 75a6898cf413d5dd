//! Numbers in JSON that are whole.

/// The whole part of a number as it is written; none where it has an exponent or is too large. By hand, and here: most of
/// an answer's numbers are times, and the page's standard library is compiled for size.
pub fn whole(number: &str) -> Option<i64> {
    let (negative, digits) = match number.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let (whole, fraction) = match digits.iter().position(|byte| *byte == b'.') {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, [].as_slice()),
    };
    if whole.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // Towards the lower end, which is one farther from zero than the upper.
    let mut value = 0_i64;
    for byte in whole {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        value = value.checked_mul(10)?.checked_sub(digit)?;
    }
    if negative { Some(value) } else { value.checked_neg() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_whole_number_is_read(number in any::<i64>(), fraction in "(\\.[0-9]{1,9})?") {
            prop_assert_eq!(whole(&format!("{number}{fraction}")), Some(number));
        }
    }

    #[test]
    fn what_is_too_large_or_has_an_exponent_is_none() {
        for number in ["9223372036854775808", "-9223372036854775809", "1e3", "1.5E3", "-", "", ".5", "1x"] {
            assert_eq!(whole(number), None, "{number}");
        }
        assert_eq!((whole("-0"), whole(&i64::MIN.to_string())), (Some(0), Some(i64::MIN)));
    }
}
