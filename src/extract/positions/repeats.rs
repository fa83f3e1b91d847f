//! An office that the text tells of the same human again, in the same words or in fewer: one position, and where it is repeated.

use super::Post;
use crate::extract::countries;
use crate::extract::doc::Doc;
use crate::rules::{TitleClass, hash};
use crate::text::lower;
use std::collections::BTreeMap;

/// A title that says again what a position says.
#[derive(Debug)]
pub struct Repeat {
    /// Index of the position.
    pub post: usize,
    /// In the nominative.
    pub title: String,
    pub role: String,
    /// Tokens.
    pub start: usize,
    pub end: usize,
    pub weight: f64,
}

/// What the text has told so far.
#[derive(Default)]
pub struct Told {
    posts: Vec<Post>,
    /// Of a human, the index of the post of each title in small letters, by its hash.
    seen: BTreeMap<(usize, u64), usize>,
    repeats: Vec<Repeat>,
}

impl Told {
    pub fn add(&mut self, post: Post) {
        let title = (post.person, hash(&post.lower));
        match self.seen.get(&title) {
            // one title of two names of his is told once
            Some(&first) if self.posts[first].start == post.start => {}
            Some(&first) => self.repeats.push(repeat(post, first)),
            None => {
                self.seen.insert(title, self.posts.len());
                self.posts.push(post);
            }
        }
    }

    /// The positions, and what repeats one of them in fewer words too; both in text order.
    pub fn settled(self, doc: &Doc) -> (Vec<Post>, Vec<Repeat>) {
        let Told { posts, mut repeats, .. } = self;
        let said = echoes(doc, &posts);
        let mut kept = Vec::with_capacity(posts.len());
        let mut moved = vec![None; posts.len()];
        let mut short = Vec::new();
        for (i, post) in posts.into_iter().enumerate() {
            match said[i] {
                Some(_) => short.push(repeat(post, i)),
                None => {
                    moved[i] = Some(kept.len());
                    kept.push(post);
                }
            }
        }
        repeats.append(&mut short);
        repeats.retain_mut(|r| match moved[whole(&said, r.post)] {
            Some(post) => {
                r.post = post;
                true
            }
            None => false,
        });
        repeats.sort_by_key(|r| (r.start, r.post));
        (kept, repeats)
    }
}

fn repeat(post: Post, first: usize) -> Repeat {
    let Post { title, role, start, end, weight, .. } = post;
    Repeat { post: first, title, role, start, end, weight }
}

/// The post that stays of those that say one another's words.
fn whole(said: &[Option<usize>], post: usize) -> usize {
    let mut at = post;
    for _ in 0..said.len() {
        match said[at] {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// «Заместитель министра обороны А … Заместитель министра А»: an office that begins another of the same person says nothing new;
/// nor does «посол А», «посол Кореи А» behind «Чрезвычайный и Полномочный Посол Республики Корея А». Of each post, which one
/// says it.
fn echoes(doc: &Doc, posts: &[Post]) -> Vec<Option<usize>> {
    let of_state = |short: &Post, title: &str, long: &Post| {
        let told = short.organization.is_none() && title.split_whitespace().count() < 4;
        told && short.country.is_some() && short.country == long.country && long.role.ends_with(&short.role)
    };
    let begins = |(short, title): (&Post, &str), (long, longer): (&Post, &str)| {
        let role = long.role.ends_with(title) && long.role != title || of_state(short, title, long);
        let envoy = short.class == TitleClass::Diplomat && longer != title && role;
        envoy && long.title.len() > short.title.len()
            || longer.strip_prefix(title).is_some_and(|rest| rest.starts_with(' '))
    };
    let mut of_person: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    posts.iter().enumerate().for_each(|(i, p)| of_person.entry(p.person).or_default().push(i));
    let mut said = vec![None; posts.len()];
    for held in of_person.values().filter(|held| held.len() > 1) {
        let held = &held[..held.len().min(MOST_HELD)];
        let titles: Vec<&str> = held.iter().map(|&i| posts[i].lower.as_str()).collect();
        let cores: Vec<Option<String>> = held.iter().map(|&i| without_state(doc, &posts[i])).collect();
        for (n, &i) in held.iter().enumerate() {
            // «губернатор области России», «губернатор области Российской Федерации»: of two names of one state the first stays
            let twin =
                |&m: &usize| cores[n].is_some() && cores[m] == cores[n] && posts[held[m]].country == posts[i].country;
            let told = |m: usize| (&posts[held[m]], titles[m]);
            let longer = |&m: &usize| begins(told(n), told(m));
            said[i] = (0..n).find(twin).or_else(|| (0..held.len()).find(longer)).map(|m| held[m]);
        }
    }
    said
}

/// Offices of one human that are compared with one another.
const MOST_HELD: usize = 64;

/// The title in lower case without the state that ends it, if one does.
fn without_state(doc: &Doc, post: &Post) -> Option<String> {
    let most = post.end.saturating_sub(post.start).min(8);
    let from = (post.end - most..post.end)
        .find(|&k| countries::at(doc, k).is_some_and(|s| s.is_noun() && s.end == post.end))?;
    let state = crate::text::repair(doc.text.span(from, post.end));
    post.lower.strip_suffix(lower(&state).as_str()).map(|core| core.trim_end().to_owned())
}
