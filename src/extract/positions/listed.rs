//! States told by what stands around an office: the brackets behind a name, the row or column of a table (`beside`), the heading
//! of a list (`heading`, and `above` some lines before), the delegation or party for which its holder came (`delegations`), what its
//! sentence tells of the holder (`holders`). `post` tells in which order they are asked.

mod above;
mod asides;
mod beside;
mod between;
mod business;
mod cells;
mod delegations;
mod heading;
mod holders;
mod parties;

pub(super) use above::{list_headed, list_heading};
pub(super) use asides::{body_aside, body_in_cell, state_aside, state_before_bracket, state_in_brackets};
pub(super) use beside::{beside_name, state_behind_dash};
pub(super) use between::between;
pub(super) use business::of_business;
pub(super) use cells::{column_state, row_state};
pub(super) use delegations::{delegated_by_union, delegation_headed, delegation_of, delegation_told, heads_chamber};
pub(super) use heading::heading;
pub(super) use holders::{area_party, at_home, colleague, greeting_read};
pub(super) use parties::{receives, speaks_for, visited};
