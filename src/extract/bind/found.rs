//! What is found: titles, names, and the bonds between them.

use crate::extract::names::Name;
use crate::extract::titles::Title;
use crate::morph::Case;

/// How a title was attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Right before the name.
    Before,
    /// One plural title before several names.
    Shared,
    /// A further title before the one right before the name.
    Series,
    /// After the name: comma, dash.
    After,
    /// After the name, in brackets.
    Brackets,
    /// A list's or table's cells: «Name | title», «title – name».
    List,
    /// Through a verb: «назначен», «избран», «является».
    Verb,
    /// Of the human whom the text is about, who is not named in the clause.
    Told,
}

impl How {
    /// Does the title stand apart from the name, in a predicate or in another sentence?
    pub fn apart(self) -> bool {
        matches!(self, How::Verb | How::Told)
    }
}

/// A title attached to a name.
#[derive(Debug, Clone)]
pub struct Bond {
    pub title: usize,
    pub name: usize,
    pub how: How,
    /// The member of a distributed co-ordination that is this holder's.
    pub member: Option<usize>,
    /// A dependent that stands apart from the title, before the holder's name: tokens.
    pub own: Option<(usize, usize)>,
    /// One past the ranks and degrees between the title and the name; the title's end if there are none.
    pub end: usize,
}

/// All titles and names of a document with their bonds, in text order.
#[derive(Debug, Default)]
pub struct Found {
    pub titles: Vec<Title>,
    pub names: Vec<Name>,
    pub bonds: Vec<Bond>,
    /// The case each name stands in, once its nominative has been computed.
    pub cases: Vec<Option<Case>>,
    /// Names inside names («имени К.Э. Циолковского»), as token ranges.
    pub foreign: Vec<(usize, usize)>,
    /// Indices into `bonds`, sorted by name.
    by_name: Vec<usize>,
    /// Where those of each name begin in `by_name`.
    starts: Vec<usize>,
    /// The name that each title was first bound to.
    first_names: Vec<Option<usize>>,
}

impl Found {
    /// The bonds of a name, in their order.
    pub fn bonds_of(&self, name: usize) -> impl Iterator<Item = &Bond> {
        let from = self.starts.get(name).map_or(self.by_name.len(), |&start| start);
        self.by_name[from..].iter().map(|&b| &self.bonds[b]).take_while(move |b| b.name == name)
    }

    /// The name that a title was bound to before any other.
    pub fn first_name(&self, title: usize) -> Option<usize> {
        self.first_names[title]
    }

    /// Adds a bond; [`Found::index`] must follow.
    pub fn attach(&mut self, title: usize, name: usize, how: How) {
        let end = self.titles[title].end;
        self.bonds.push(Bond { title, name, how, member: None, own: None, end });
    }

    /// Takes back the bonds that are marked, and sorts the others anew.
    pub fn release(&mut self, marked: &[bool]) {
        let mut marks = marked.iter();
        self.bonds.retain(|_| !marks.next().unwrap_or(&false));
        self.index();
    }

    /// Sorts the finished bonds, for [`Found::bonds_of`] and [`Found::first_name`].
    pub fn index(&mut self) {
        self.by_name = (0..self.bonds.len()).collect();
        self.by_name.sort_by_key(|&b| self.bonds[b].name);
        let mut names = self.by_name.iter().map(|&b| self.bonds[b].name).enumerate().peekable();
        let end = self.by_name.len();
        self.starts.clear();
        self.starts.extend((0..self.names.len()).map(|n| {
            while names.next_if(|&(_, name)| name < n).is_some() {}
            names.peek().map_or(end, |&(at, _)| at)
        }));
        self.first_names.clear();
        self.first_names.resize(self.titles.len(), None);
        self.bonds.iter().rev().for_each(|b| self.first_names[b.title] = Some(b.name));
    }
}
