//! Fingerprints of bytes: what has the print it had before is not parsed again.

/// Length and hash of a stretch of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    /// Length.
    pub len: u32,
    /// Hash.
    pub hash: u64,
}

/// Hashes bytes. Seeded, since descriptions come from people who must not be able to choose texts that collide.
///
/// The rounds are those of xxHash64, with four lanes that don't wait for each other. WASM multiplies 64 by 64 bits to
/// 64, but has no instruction for 128, which the faster families of hashes need.
#[derive(Clone, Copy, Debug)]
pub struct Printer {
    seed: u64,
}

const P1: u64 = 0x9E37_79B1_85EB_CA87;
const P2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const P3: u64 = 0x1656_67B1_9E37_79F9;

const LANES: usize = 4;
const WORD: usize = 8;

impl Printer {
    /// Hashes with this seed.
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The print of these bytes.
    pub fn print(self, bytes: &[u8]) -> Print {
        Print { len: bytes.len() as u32, hash: self.hash(bytes) }
    }

    fn hash(self, bytes: &[u8]) -> u64 {
        let mut lanes = [
            self.seed.wrapping_add(P1).wrapping_add(P2),
            self.seed.wrapping_add(P2),
            self.seed,
            self.seed.wrapping_sub(P1),
        ];
        let mut blocks = bytes.chunks_exact(LANES * WORD);
        for block in &mut blocks {
            for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(WORD)) {
                *lane = round(*lane, read(word));
            }
        }
        // The last block is filled with zeros; the length tells it from one that ends in zeros.
        for (lane, word) in lanes.iter_mut().zip(blocks.remainder().chunks(WORD)) {
            *lane = round(*lane, read(word));
        }
        let mut hash = bytes.len() as u64;
        for lane in lanes {
            hash = (hash ^ round(0, lane)).rotate_left(27).wrapping_mul(P1).wrapping_add(P3);
        }
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(P2);
        hash ^= hash >> 29;
        hash = hash.wrapping_mul(P3);
        hash ^ (hash >> 32)
    }
}

fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1)
}

fn read(word: &[u8]) -> u64 {
    let mut whole = [0; WORD];
    whole[..word.len()].copy_from_slice(word);
    u64::from_le_bytes(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_bit_and_every_length_counts() {
        let printer = Printer::new(7);
        let bytes: Vec<u8> = (0..200).map(|n| n as u8).collect();
        let mut seen = HashSet::new();
        for len in 0..bytes.len() {
            assert!(seen.insert(printer.hash(&bytes[..len])), "length {len}");
        }
        for bit in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(seen.insert(printer.hash(&other)), "bit {bit}");
        }
    }

    #[test]
    fn trailing_zeros_count() {
        let printer = Printer::new(7);
        assert_ne!(printer.hash(b"a"), printer.hash(b"a\0"));
        assert_ne!(printer.hash(b""), printer.hash(&[0; 32]));
    }

    #[test]
    fn the_seed_counts() {
        assert_ne!(Printer::new(1).hash(b"a job"), Printer::new(2).hash(b"a job"));
    }
}
