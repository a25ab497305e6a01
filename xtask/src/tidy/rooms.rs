//! Every room is named in `ARCHITECTURE.md`: a reader finds no door that the plan does not show.

use std::path::Path;

use super::Finding;

const PLAN: &str = "ARCHITECTURE.md";

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let Ok(plan) = std::fs::read_to_string(root.join(PLAN)) else {
        return Ok(vec![Finding::remark(
            PLAN,
            "is not there yet",
            "write it; the rooms are looked for once it is",
        )]);
    };
    let mut rooms: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(root.join("crates"))? {
        rooms.push(entry?.file_name().to_string_lossy().into_owned());
    }
    rooms.sort();
    rooms.retain(|room| !names(&plan, room));
    Ok(rooms
        .iter()
        .map(|room| {
            Finding::fault(
                PLAN,
                format!("does not name the room `{room}`"),
                format!("say what crates/{room} is for and what it may import"),
            )
        })
        .collect())
}

/// Whether the plan names the room as a thing: in code marks, or as a folder.
fn names(plan: &str, room: &str) -> bool {
    let whole =
        |found: usize| !plan[..found].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    plan.contains(&format!("`{room}`"))
        || plan.match_indices(&format!("{room}/")).any(|(found, _)| whole(found))
        || plan.contains(&format!("`crates/{room}`"))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_room_is_named_as_a_thing_not_as_a_word() {
        assert!(names("the room `text` holds all language", "text"));
        assert!(names("  text/     imports domain", "text"));
        assert!(names("see crates/text/", "text"));
        assert!(!names("all text stands there", "text"));
        assert!(!names("a context/ of something", "text"));
    }
}
