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
    /// Bytes of running text on the whole page, chrome by markup left out.
    pub running: usize,
}

/// Reasons that mean a caption.
pub(super) const CAPTION: Reason = "markup:caption";

pub(super) fn choose(page: &Page) -> Choice {
    let raw: Vec<u32> = page.blocks.iter().map(|b| weight(page, b)).collect();
    let raw_sum = sums(&raw);
    let why = dropped_nodes(page, &raw_sum);
    let live: Vec<u32> = page
        .blocks
        .iter()
        .zip(&raw)
        .map(|(b, w)| {
            if why[b.node as usize].is_some() {
                0
            } else {
                *w
            }
        })
        .collect();
    let sum = sums(&live);
    let container = descend(page, &sum, &why);
    let fate = fates(page, container, &why, &sum);
    Choice {
        container,
        fate,
        running: *sum.last().unwrap_or(&0) as usize,
    }
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
        why[i] = why[n.parent as usize].or_else(|| own_reason(page, n, within(sum, n), total));
    }
    why
}

fn own_reason(page: &Page, n: &Node, here: u64, total: u64) -> Option<Reason> {
    use Hints as H;
    if matches!(n.tag, Tag::Body | Tag::Main | Tag::Root) {
        return None;
    }
    let h = n.hints;
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
    if h & H::DROP != 0 && h & H::CONTENT == 0 && n.tag != Tag::Article && !most {
        return Some("class:chrome");
    }
    if h & H::CAPTION != 0 && h & H::CONTENT == 0 && here * 5 < total {
        return Some(CAPTION);
    }
    if h & H::HEADER != 0 && here * 5 < total {
        return Some("markup:header");
    }
    if h & H::STAMP != 0 && h & (H::CONTENT | H::ARTICLE) == 0 && here * 10 < total {
        return Some("class:stamp");
    }
    None
}

/// The element that holds the running text: from the top downwards as long as one child holds nearly all of it, or most
/// of it and says that it is the article.
fn descend(page: &Page, sum: &[u64], why: &[Option<Reason>]) -> u32 {
    let mut at = 0u32;
    loop {
        let here = within(sum, &page.nodes[at as usize]);
        if here == 0 {
            return at;
        }
        let mut best: Option<(u64, u32)> = None;
        let mut said: Option<(u64, u32)> = None;
        let mut i = at + 1;
        while i < page.nodes[at as usize].end {
            let n = &page.nodes[i as usize];
            let w = within(sum, n);
            if why[i as usize].is_none() {
                if best.is_none_or(|b| w > b.0) {
                    best = Some((w, i));
                }
                let says = n.hints & (Hints::CONTENT | Hints::ARTICLE) != 0
                    || matches!(n.tag, Tag::Article | Tag::Main);
                if says && said.is_none_or(|b| w > b.0 * 2) {
                    said = Some((w, i));
                }
            }
            i = n.end.max(i + 1);
        }
        let Some((most, child)) = best else { return at };
        let holds_text = matches!(
            page.nodes[child as usize].tag,
            Tag::P | Tag::Item | Tag::Heading(_) | Tag::Quote | Tag::Span | Tag::Pre | Tag::Row
        );
        if most * 10 >= here * 9 && !holds_text {
            at = child;
        } else if let Some((w, child)) = said
            && w * 10 >= here * 4
        {
            at = child;
        } else if most * 100 >= here * 65 && !holds_text {
            at = child;
        } else {
            return at;
        }
    }
}

fn fates(page: &Page, container: u32, why: &[Option<Reason>], sum: &[u64]) -> Vec<Option<Reason>> {
    let c = &page.nodes[container as usize];
    let linky = link_lists(page, c);
    page.blocks
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let i = i as u32;
            if let Some(reason) = why[b.node as usize] {
                return Some(reason);
            }
            if i < c.first || i >= c.last {
                return Some("outside");
            }
            if linky[b.node as usize]
                || (b.link as usize * 3 > b.len() * 2 && !inside_text(page, b, sum))
            {
                return Some("links");
            }
            None
        })
        .collect()
}

/// A link that is a piece of a running line.
fn inside_text(page: &Page, b: &Block, _sum: &[u64]) -> bool {
    b.glue
        || matches!(page.nodes[b.node as usize].tag, Tag::P)
            && b.len() > 80
            && ends_sentence(page.block_text(b))
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
        let (l, t) = (
            links[n.last as usize] - links[n.first as usize],
            bytes[n.last as usize] - bytes[n.first as usize],
        );
        let list = matches!(
            n.tag,
            Tag::List | Tag::Div | Tag::Section | Tag::Table | Tag::Row | Tag::Aside
        );
        out[i] = out[n.parent as usize] || (list && n.last - n.first >= 2 && l * 10 > t * 6);
    }
    out
}
