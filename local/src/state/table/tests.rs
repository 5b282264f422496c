use fastrand::Rng;

use super::*;
use crate::state::term::Field;

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Small {
    id: String,
    #[serde(default)]
    slugs: Vec<String>,
}

impl Row for Small {
    const CAPACITY: usize = 30;

    fn key(&self) -> &str {
        &self.id
    }

    fn terms(&self, add: &mut dyn FnMut(Term<'_>)) {
        self.slugs.iter().for_each(|slug| add(Field::Slug.is(slug)));
    }
}

fn small(id: &str) -> Small {
    Small { id: id.to_owned(), slugs: Vec::new() }
}

fn ids<'r>(rows: impl Iterator<Item = &'r Small>) -> Vec<&'r str> {
    rows.map(Row::key).collect()
}

#[test]
fn a_full_table_drops_the_least_recently_inserted_row() {
    let mut table = Table::default();
    (0..Small::CAPACITY).for_each(|number| table.insert(small(&number.to_string())));
    table.insert(small("0"));
    table.insert(small("new"));
    assert_eq!(table.len(), Small::CAPACITY);
    assert_eq!(table.get("1"), None);
    assert_eq!(ids(table.iter().rev().take(2)), ["new", "0"]);
}

#[test]
fn a_table_is_an_array_in_json_without_duplicates() {
    let json = r#"[{"id":"b","slugs":["x"]},{"id":"a","slugs":[]}]"#;
    let table: Table<Small> = serde_json::from_str(json).expect("a table");
    assert_eq!(serde_json::to_string(&table).expect("JSON"), json);
    let fault = serde_json::from_str::<Table<Small>>(r#"[{"id":"b"},{"id":"b"}]"#).expect_err("a duplicate");
    assert!(fault.to_string().contains("\"b\" is a duplicate"), "{fault}");
}

#[test]
fn debug_shows_no_ids() {
    let mut table = Table::default();
    table.insert(small("secret"));
    assert_eq!(format!("{table:?}"), "1 rows");
}

#[test]
fn a_copy_shares_rows_until_they_are_changed() {
    let mut table = Table::default();
    table.extend([small("a"), small("b")]);
    let copy = table.clone();
    if let Some(row) = table.get_mut("a") {
        row.slugs.push("new".to_owned());
    }
    let is_shared = |id: &str| std::ptr::eq(table.get(id).expect("a row"), copy.get(id).expect("a row"));
    assert!(is_shared("b") && !is_shared("a"));
    assert_eq!(ids(copy.with(Field::Slug.is("new"))), [""; 0]);
    assert_eq!(ids(table.with(Field::Slug.is("new"))), ["a"]);
}

/// Sequences of random changes, after each of which the index is compared with a scan of all rows.
#[test]
fn the_index_finds_what_a_scan_finds() {
    for seed in 0..40 {
        let mut random = Rng::with_seed(seed);
        let mut table = Table::default();
        let mut copies = Vec::new();
        for step in 0..150 {
            change(&mut table, &mut random);
            if random.u8(..20) == 0 {
                copies.push(table.clone());
            }
            assert_found(&table, &format!("seed {seed}, step {step}"));
        }
        copies.iter().for_each(|copy| assert_found(copy, &format!("a copy, seed {seed}")));
    }
}

fn change(table: &mut Table<Small>, random: &mut Rng) {
    let id = random.u8(..50).to_string();
    let slugs: Vec<String> = (0..random.u8(..4)).map(|_| slug(random.u8(..SLUGS))).collect();
    match random.u8(..7) {
        0 | 1 => table.insert(Small { id, slugs }),
        2 => {
            table.remove(&id);
        }
        3 => {
            if let Some(row) = table.get_mut(&id) {
                row.slugs = slugs;
            }
        }
        4 => {
            if let Some(row) = table.find_mut(|row| row.slugs.is_empty()) {
                row.slugs = slugs;
            }
        }
        5 => table.change_each(|row| row.slugs.len() > 2, |row| row.slugs.truncate(1)),
        _ => table.retain(|row| row.slugs.len() < 3 || row.id < id),
    }
}

fn assert_found(table: &Table<Small>, context: &str) {
    for number in 0..SLUGS {
        let (one, other) = (slug(number), slug((number + 1) % SLUGS));
        let has = |row: &&Small, slug: &String| row.slugs.contains(slug);
        let with_one = table.iter().filter(|row| has(row, &one));
        assert_eq!(ids(table.with(Field::Slug.is(&one))), ids(with_one), "{context}");
        let with_any = table.iter().filter(|row| has(row, &one) || has(row, &other));
        let terms = [Field::Slug.is(&one), Field::Slug.is(&other)];
        assert_eq!(ids(table.with_any(&terms)), ids(with_any), "{context}");
        assert_eq!(ids(table.with(Field::Creator.is(&one))), [""; 0], "{context}");
    }
}

const SLUGS: u8 = 6;

fn slug(number: u8) -> String {
    format!("slug-{number}")
}
