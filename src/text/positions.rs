//! Where in a list something holds, without a branch for each item: what a text holds here and there the processor can't foretell.

/// Those of the numbers below `count` for which it holds, in order.
#[inline]
pub fn positions(count: usize, holds: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut out = vec![0; count];
    let mut found = 0;
    for i in 0..count {
        // written in any case, and written over if it does not hold
        out[found] = i as u32;
        found += usize::from(holds(i));
    }
    out.truncate(found);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_none() {
        assert_eq!(positions(4, |_| true), [0, 1, 2, 3]);
        assert_eq!(positions(4, |i| i % 2 == 1), [1, 3]);
        assert!(positions(4, |_| false).is_empty());
        assert!(positions(0, |_| true).is_empty());
    }
}
