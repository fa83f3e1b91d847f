//! A list of people that stands where chrome may stand: «Дашням БАТБОЛД, посол …», line after line. Among its lines the press
//! secretary signs nothing, and a picture's credit below makes captions of none.

/// «Иван ПЕТРОВ, министр …», «Петров И.П. – посол …», «министр … – Иван Петров».
pub(super) fn holder(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || " .)-–—•*·▪●".contains(c));
    let parts = |(name, office): (&str, &str)| full_name(name) && office.trim().starts_with(char::is_alphabetic);
    line.split_once([',', '–', '—']).is_some_and(parts)
        || line.rsplit_once(['–', '—']).is_some_and(|(office, name)| parts((name, office)))
}

/// Two to five words, each with a capital, letters and the marks of names alone: «Чан Тхи Бик Нгок», «Мир-Али С.Г.».
fn full_name(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ';']);
    let count = text.split([' ', '.']).filter(|word| !word.is_empty()).count();
    let word =
        |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || "-.'’".contains(c));
    (2..=5).contains(&count) && text.split(' ').all(word)
}

#[cfg(test)]
mod tests {
    use super::holder;

    #[test]
    fn holders_are_told_from_other_lines() {
        for line in [
            "Дашдоржийн НАРАНТУЯА, министр иностранных дел",
            "3. Петров И.П. – советник;",
            "первый секретарь посольства — Чан Тхи Бик Нгок",
        ] {
            assert!(holder(line), "{line}");
        }
        for line in ["Официальная делегация Монголии:", "Минск, ул. Мясникова, 39", "Фото: пресс-служба", "Иван Петров"]
        {
            assert!(!holder(line), "{line}");
        }
    }
}
