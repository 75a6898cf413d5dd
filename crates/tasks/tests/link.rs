//! A view as a part of a link.

use proptest::prelude::*;
use tasks::{AttentionKind, Bound, Column, Filter, Grouping, Sort, Status, TimeRange, View};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[&=%+,?# a]{0,8}"]
}

fn bound() -> impl Strategy<Value = Option<Bound>> {
    let unit = prop::sample::select(vec![1, 1_000, 60_000, 3_600_000, 86_400_000_i64]);
    let time = (0..1_000_000_i64, unit, any::<bool>()).prop_map(|(number, unit, moves)| {
        if moves { Bound::Ago(number * unit) } else { Bound::At(number * unit) }
    });
    prop::option::of(time)
}

fn filter() -> impl Strategy<Value = Filter> {
    let statuses = prop::collection::vec(prop::sample::select(Status::ALL.to_vec()), 0..3);
    let attention = prop::collection::vec(prop::sample::select(AttentionKind::ALL.to_vec()), 0..3);
    let owners = prop::collection::hash_set(text(), 0..3);
    let length = || prop::option::of(0..10_000_000_i64);
    let parts = (statuses, attention, prop::option::of(any::<bool>()), owners);
    (parts, (bound(), bound()), (length(), length()), text()).prop_map(
        |((statuses, attention, external, owners), (from, to), (at_least, at_most), text)| Filter {
            statuses: statuses.into_iter().collect(),
            attention: attention.into_iter().collect(),
            external,
            owners: owners.into_iter().collect(),
            active: TimeRange { from, to },
            at_least,
            at_most,
            text,
        },
    )
}

fn view() -> impl Strategy<Value = View> {
    let by: Vec<Column> = Column::ALL.into_iter().filter(|column| column.sorts()).collect();
    let sort = (prop::sample::select(by), any::<bool>()).prop_map(|(by, descending)| Sort { by, descending });
    let columns = (Just(Column::ALL.to_vec()).prop_shuffle(), 1..Column::ALL.len());
    let grouping = prop::sample::select(Grouping::ALL.to_vec());
    (filter(), prop::option::of(sort), grouping, columns, text()).prop_map(
        |(filter, sort, grouping, (mut columns, some), correlation)| {
            columns.truncate(some);
            View { filter, sort, grouping, columns, correlation }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(view in view()) {
        let query = view.to_query();
        prop_assert_eq!(&View::from_query(&query), &view);
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~%=&,".contains(&byte)), "{}", query);
    }

    #[test]
    fn unknown_parts_do_not_disturb(view in view(), key in "[a-z]{12}", word in text(), behind in any::<bool>()) {
        let (query, unknown) = (view.to_query(), format!("{key}={}", word.replace('&', "")));
        let query = if behind { format!("{query}&{unknown}") } else { format!("{unknown}&{query}") };
        prop_assert_eq!(View::from_query(&query), view);
    }

    #[test]
    fn nothing_that_can_be_typed_makes_it_panic(query in "(&?(status|owner|from|atleast|text|sort|columns)?=?[-a-z0-9%,.é]{0,6}){0,6}") {
        let view = View::from_query(&query);
        prop_assert_eq!(View::from_query(&view.to_query()), view);
    }
}

#[test]
fn a_link_reads_well() {
    assert_eq!(View::default().to_query(), "");
    let query = "status=failed,started&attention=quiet&external=true&owner=,u1,&from=-2h&to=1784016942130\
        &atleast=90s&atmost=1d&text=disk%20copy&sort=-duration&group=owner&columns=task,status,steps&correlation=ab-1";
    let view = View::from_query(query);
    assert_eq!(view.to_query(), query);
    assert_eq!(view.filter.owners, ["u1", ""]);
    assert_eq!(view.filter.active.from, Some(Bound::Ago(7_200_000)));
    assert_eq!(view.sort, Some(Sort { by: Column::Duration, descending: true }));
}

#[test]
fn what_people_type_is_understood() {
    let view = View::from_query(
        "status=failed,gone&owner=u1,u2&text=disk+copy&sort=kind&columns=none&external=maybe",
    );
    assert_eq!(view.filter.statuses, [Status::Failed].into_iter().collect());
    assert_eq!(view.filter.owners, ["u1", "u2"]);
    assert_eq!(view.filter.text, "disk copy");
    assert_eq!((view.sort, view.filter.external), (None, None));
    assert_eq!(view.columns, Column::DEFAULT);
}
