//! Which blocks of a page are its main text: elements that say what they are (semantic tags, words of classes), the
//! element that holds most of the running text, and within it what is no list of links.

use super::chrome::Hints;
use super::page::{Block, Node, Page, Tag};

/// A block's fate, with the reason.
pub(super) type Reason = &'static str;

/// The choice: for every block of the page, `None` if it belongs to the main text.
pub(super) struct Choice {
    pub container: u32,
    pub fate: Vec<Option<Reason>>,
}

/// Reasons that mean a caption.
pub(super) const CAPTION: Reason = "markup:caption";

/// All of a page whose text a profile took, but for the captions that say so.
pub(super) fn all(page: &Page) -> Choice {
    let caption = |n: &Node| n.tag == Tag::Caption && page.nodes[n.parent as usize].tag != Tag::Table;
    let fate = |b: &Block| page.ancestors(b.node).any(|(_, n)| caption(n)).then_some(CAPTION);
    Choice { container: 0, fate: page.blocks.iter().map(fate).collect() }
}

pub(super) fn choose(page: &Page) -> Choice {
    let raw: Vec<u32> = page.blocks.iter().map(|b| weight(page, b)).collect();
    let raw_sum = sums(&raw);
    let why = dropped_nodes(page, &raw_sum);
    let live: Vec<u32> =
        page.blocks.iter().zip(&raw).map(|(b, w)| if why[b.node as usize].is_some() { 0 } else { *w }).collect();
    let sum = sums(&live);
    let (container, inside) = descend(page, &sum, &why);
    let fate = fates(page, container, &inside, &why);
    Choice { container, fate }
}

/// How much of running text a block is: its length if it reads like a sentence, nothing if it is a link.
fn weight(page: &Page, b: &Block) -> u32 {
    let n = b.len();
    if n < 25 || b.link as usize * 2 > n {
        return 0;
    }
    let text = page.block_text(b);
    let sentence = ends_sentence(text);
    let own = n - b.link as usize;
    let value = match () {
        _ if n >= 100 => own,
        _ if sentence && n >= 40 => own,
        _ if n >= 60 => own / 3,
        _ => 0,
    };
    match page.nodes[b.node as usize].tag {
        Tag::Heading(_) => (value / 4) as u32,
        _ => value as u32,
    }
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '"', '”', ')', '“', '’', '\'', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', ':', ';'])
}

/// `sums[i]` = weight of the blocks before `i`.
fn sums(weights: &[u32]) -> Vec<u64> {
    let mut out = Vec::with_capacity(weights.len() + 1);
    let mut total = 0u64;
    out.push(0);
    for w in weights {
        total += u64::from(*w);
        out.push(total);
    }
    out
}

fn within(sum: &[u64], n: &Node) -> u64 {
    sum[n.last as usize] - sum[n.first as usize]
}

/// The reason for which each element is chrome, its own or that of an element around it.
fn dropped_nodes(page: &Page, sum: &[u64]) -> Vec<Option<Reason>> {
    let total = *sum.last().unwrap_or(&0);
    let mut why: Vec<Option<Reason>> = vec![None; page.nodes.len()];
    for i in 1..page.nodes.len() {
        let n = &page.nodes[i];
        let own = || own_reason(page, n, within(sum, n), total);
        why[i] = match why[n.parent as usize] {
            // a picture in the head of an article has its caption all the same
            Some("markup:header") if n.tag == Tag::Caption => Some(CAPTION),
            None => own(),
            around => around,
        };
    }
    why
}

fn own_reason(page: &Page, n: &Node, here: u64, total: u64) -> Option<Reason> {
    use Hints as H;
    if matches!(n.tag, Tag::Body | Tag::Main | Tag::Root) {
        return None;
    }
    let h = n.hints;
    // a word in a class may lie; it does not outweigh most of the page's text
    let most = here * 5 > total * 2;
    if h & H::HIDDEN != 0 && !most {
        return Some("markup:hidden");
    }
    if h & H::COMMENTS != 0 && n.tag != Tag::Article && here * 10 < total * 9 {
        return Some("class:comments");
    }
    if h & H::TAG != 0 && !most {
        return Some(match n.tag {
            Tag::Nav => "markup:nav",
            Tag::Aside => "markup:aside",
            Tag::Footer => "markup:footer",
            Tag::Form => "markup:form",
            Tag::Button => "markup:button",
            Tag::Media => "markup:media",
            _ => "markup:role",
        });
    }
    if n.tag == Tag::Caption && page.nodes[n.parent as usize].tag != Tag::Table {
        return Some(CAPTION);
    }
    let nearly_all = here * 10 > total * 7;
    let sure = h & H::SURE != 0 && !nearly_all;
    let both = H::CAPTION | H::DROP;
    if h & both == both && h & (H::CONTENT | H::SURE) == 0 && here * 5 < total {
        return Some(CAPTION);
    }
    if h & H::DROP != 0 && h & (H::CONTENT | H::EMBED) == 0 && n.tag != Tag::Article && (sure || !most) {
        return Some("class:chrome");
    }
    if h & H::CAPTION != 0 && h & H::CONTENT == 0 && here * 5 < total {
        return Some(CAPTION);
    }
    if h & H::HEADER != 0 && here * 5 < total {
        return Some("markup:header");
    }
    if h & H::STAMP != 0 && h & (H::CONTENT | H::ARTICLE) == 0 && here * 10 < total && is_stamp(page, n) {
        return Some("class:stamp");
    }
    None
}

/// A line or two with digits, or a few words: what `class="data"` also names may be a table.
fn is_stamp(page: &Page, n: &Node) -> bool {
    let blocks = &page.blocks[n.first as usize..n.last as usize];
    let bytes: usize = blocks.iter().map(Block::len).sum();
    let digits = || blocks.iter().any(|b| page.block_text(b).bytes().any(|c| c.is_ascii_digit()));
    !matches!(n.tag, Tag::Table | Tag::Row | Tag::List) && (bytes < 60 || (bytes < 240 && digits()))
}

/// The element that holds the running text: from the top downwards as long as one child holds nearly all of it, or most
/// of it, or says that it is the article. What stands beside the child and reads like a part of it is taken too. Returns
/// the element and the ranges of blocks.
fn descend(page: &Page, sum: &[u64], why: &[Option<Reason>]) -> (u32, Vec<(u32, u32)>) {
    let mut at = 0u32;
    let mut extra: Vec<(u32, u32)> = Vec::new();
    let headline = headline_block(page);
    loop {
        let children = children(page, at);
        let Some(child) = narrower(page, sum, why, at, &children, headline) else {
            break;
        };
        for &s in children.iter().filter(|&&s| s != child && why[s as usize].is_none()) {
            if belongs(page, sum, child, s, headline) {
                let n = &page.nodes[s as usize];
                extra.push((n.first, n.last));
            }
        }
        at = child;
    }
    let n = &page.nodes[at as usize];
    extra.push((n.first, n.last));
    (at, extra)
}

fn children(page: &Page, at: u32) -> Vec<u32> {
    let mut out = Vec::new();
    let mut i = at + 1;
    while i < page.nodes[at as usize].end {
        out.push(i);
        i = page.nodes[i as usize].end.max(i + 1);
    }
    out
}

/// The child to go on with, if one stands out.
fn narrower(
    page: &Page,
    sum: &[u64],
    why: &[Option<Reason>],
    at: u32,
    children: &[u32],
    headline: Option<u32>,
) -> Option<u32> {
    let here = within(sum, &page.nodes[at as usize]);
    if here == 0 {
        return None;
    }
    let live = || children.iter().copied().filter(|&c| why[c as usize].is_none());
    let weigh = |c: u32| within(sum, &page.nodes[c as usize]);
    let best =
        live().fold(None, |b: Option<u32>, c| if b.is_none_or(|b| weigh(c) > weigh(b)) { Some(c) } else { b })?;
    let holds_text = |c: u32| {
        matches!(
            page.nodes[c as usize].tag,
            Tag::P | Tag::Item | Tag::Heading(_) | Tag::Quote | Tag::Span | Tag::Pre | Tag::List
        )
    };
    let most = weigh(best);
    if most * 10 >= here * 9 && !holds_text(best) {
        return Some(best);
    }
    // an element that says so; of several articles the first, unless a later one is far bigger
    let says = |c: u32| {
        let n = &page.nodes[c as usize];
        n.hints & (Hints::CONTENT | Hints::ARTICLE) != 0 || matches!(n.tag, Tag::Article | Tag::Main)
    };
    let said = live().filter(|&c| says(c) && !holds_text(c)).fold(None, |b: Option<u32>, c| match b {
        Some(b) if weigh(c) <= weigh(b) * 2 => Some(b),
        _ => Some(c),
    });
    if let Some(c) = said
        && weigh(c) * 10 >= here * 4
    {
        return Some(c);
    }
    // the headline with some text of its own stands elsewhere: keep both
    let headed = headline.is_some_and(|h| {
        live().any(|c| {
            let n = &page.nodes[c as usize];
            c != best && n.first <= h && h < n.last && weigh(c) * 8 > here
        })
    });
    (most * 100 >= here * 65 && !holds_text(best) && !headed).then_some(best)
}

/// Whether an element beside the chosen one is a part of the same text.
fn belongs(page: &Page, sum: &[u64], chosen: u32, other: u32, headline: Option<u32>) -> bool {
    let (c, o) = (&page.nodes[chosen as usize], &page.nodes[other as usize]);
    let (wc, wo) = (within(sum, c), within(sum, o));
    if wo == 0 {
        return false;
    }
    let blocks = &page.blocks[o.first as usize..o.last as usize];
    let (bytes, links) = blocks.iter().fold((0u64, 0u64), |a, b| (a.0 + b.len() as u64, a.1 + u64::from(b.link)));
    // running text with few links
    if links * 4 > bytes || wo * 2 < bytes {
        return false;
    }
    let lead = o.last <= c.first && headline.is_some_and(|h| h <= o.first || (h < o.last && wo * 3 > bytes * 2));
    match o.tag {
        Tag::P | Tag::Quote => true,
        Tag::Article | Tag::Main => false,
        _ if lead && wo >= 60 => true,
        // «<div class="paragraph--text">» once more
        tag if tag == c.tag && o.names == c.names && !c.names.is_empty() => true,
        tag => tag == c.tag && o.hints == c.hints && wo * 8 >= wc && o.first >= c.last,
    }
}

/// The block of the page's headline: the first `h1` that has one, else the first `h2` that calls itself a title.
fn headline_block(page: &Page) -> Option<u32> {
    let heads = |b: &Block, is: fn(&Node) -> bool| b.len() > 12 && page.ancestors(b.node).take(3).any(|(_, n)| is(n));
    let first = |is: fn(&Node) -> bool| page.blocks.iter().position(|b| heads(b, is));
    let titled = |n: &Node| n.tag == Tag::Heading(2) && n.hints & Hints::TITLE != 0;
    first(|n| n.tag == Tag::Heading(1)).or_else(|| first(titled)).map(|i| i as u32)
}

fn fates(page: &Page, container: u32, inside: &[(u32, u32)], why: &[Option<Reason>]) -> Vec<Option<Reason>> {
    let c = &page.nodes[container as usize];
    let linky = link_lists(page, c);
    let mut chosen = vec![false; page.blocks.len()];
    for &(from, to) in inside {
        chosen[from as usize..to as usize].fill(true);
    }
    page.blocks
        .iter()
        .enumerate()
        .map(|(i, b)| {
            if let Some(reason) = why[b.node as usize] {
                return Some(reason);
            }
            if !chosen[i] {
                return Some("outside");
            }
            let linked = |b: &Block| b.link as usize * 3 > b.len() * 2;
            // a link among items that are none
            let plain = |k: usize| page.blocks.get(k).is_some_and(|o| alike(page, b, o) && !linked(o));
            let listed = page.nodes[b.node as usize].tag == Tag::Item && (plain(i + 1) || i > 0 && plain(i - 1));
            if linky[b.node as usize] || (linked(b) && !inside_text(page, b) && !listed) {
                return Some("links");
            }
            if is_caption(page, container, b) {
                return Some(CAPTION);
            }
            None
        })
        .collect()
}

/// A short line right behind a photograph, in italics or small letters or centred as that is, in the cell below it, or alone with it in
/// an element.
fn is_caption(page: &Page, container: u32, b: &Block) -> bool {
    /// Bytes of a caption.
    const LONGEST: usize = 320;
    /// Elements around a caption that are looked at.
    const NEAR: usize = 8;
    let Some(photo) = b.photo.filter(|_| b.len() <= LONGEST) else { return false };
    let centred = |node: u32| page.nodes[node as usize].hints & Hints::CENTRED != 0;
    if b.slanted || centred(b.node) && centred(photo) {
        return true;
    }
    // the innermost element that holds both
    let holds = |node: u32| page.ancestors(photo).take(NEAR).any(|(above, _)| above == node);
    let Some((at, both)) = page.ancestors(b.node).take(NEAR).find(|&(node, _)| holds(node)) else { return false };
    at > container && both.last - both.first == 1
}

/// Are the two elements of one kind in the same list?
fn alike(page: &Page, a: &Block, b: &Block) -> bool {
    let (x, y) = (&page.nodes[a.node as usize], &page.nodes[b.node as usize]);
    x.parent == y.parent && x.tag == y.tag
}

/// A link that is a piece of a running line.
fn inside_text(page: &Page, b: &Block) -> bool {
    b.glue || matches!(page.nodes[b.node as usize].tag, Tag::P) && b.len() > 80 && ends_sentence(page.block_text(b))
}

/// Elements in the container that are lists of links: most of their text is links.
fn link_lists(page: &Page, c: &Node) -> Vec<bool> {
    let mut out = vec![false; page.nodes.len()];
    let mut links = vec![0u64; page.blocks.len() + 1];
    let mut bytes = vec![0u64; page.blocks.len() + 1];
    for (i, b) in page.blocks.iter().enumerate() {
        links[i + 1] = links[i] + u64::from(b.link);
        bytes[i + 1] = bytes[i] + b.len() as u64;
    }
    for i in 1..page.nodes.len() {
        let n = &page.nodes[i];
        if n.first < c.first || n.last > c.last {
            continue;
        }
        let (l, t) =
            (links[n.last as usize] - links[n.first as usize], bytes[n.last as usize] - bytes[n.first as usize]);
        let list = matches!(n.tag, Tag::List | Tag::Div | Tag::Section | Tag::Table | Tag::Row | Tag::Aside);
        out[i] = out[n.parent as usize] || (list && n.last - n.first >= 2 && l * 10 > t * 6);
    }
    out
}
