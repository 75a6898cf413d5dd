//! Patterns read and rendered through the public interface.

use messages::{Arg, English, Kind, Language, Pattern, Plural, Value, Why, fill};
use proptest::prelude::*;

fn render(pattern: &str, args: &[(&str, &dyn Value)]) -> String {
    render_in(&English, pattern, args)
}

fn render_in(language: &dyn Language, pattern: &str, args: &[(&str, &dyn Value)]) -> String {
    let (names, values): (Vec<_>, Vec<Arg<'_>>) =
        args.iter().map(|(name, value)| (name, value.arg())).unzip();
    fill(&Pattern::parse(pattern).expect("a good pattern").ready(&names), &values, language)
}

fn why(pattern: &str) -> Why {
    Pattern::parse(pattern).expect_err("a bad pattern").why
}

#[test]
fn plain_text_stays() {
    assert_eq!(render("Create a task", &[]), "Create a task");
    assert_eq!(render("", &[]), "");
    assert_eq!(render("a # b ünïcode →", &[]), "a # b ünïcode →");
}

#[test]
fn values_are_put_in_as_they_are() {
    assert_eq!(render("{a} of { b }", &[("a", &3), ("b", &"{x}")]), "3 of {x}");
    assert_eq!(render("{n}", &[("n", &12_345_usize)]), "12,345");
}

#[test]
fn a_value_that_is_not_given_shows() {
    assert_eq!(render("{a} and {b}", &[("a", &"x")]), "x and {b}");
}

#[test]
fn plurals_choose_exact_numbers_first() {
    let pattern = "{n, plural, =0 {no steps} one {# step} other {# steps}}";
    for (n, text) in [(0, "no steps"), (1, "1 step"), (2, "2 steps"), (1500, "1,500 steps")] {
        assert_eq!(render(pattern, &[("n", &n)]), text);
    }
    assert_eq!(render(pattern, &[("n", &"many")]), "# steps", "a text has no plural");
}

#[test]
fn plurals_follow_the_language() {
    struct Czech;
    impl Language for Czech {
        fn plural(&self, number: i64) -> Plural {
            match number {
                1 => Plural::One,
                2..=4 => Plural::Few,
                _ => Plural::Other,
            }
        }
        fn number(&self, number: i64) -> String {
            number.to_string()
        }
    }
    let pattern = "{n, plural, one {# krok} few {# kroky} other {# kroků}}";
    let texts = [1, 3, 5].map(|n| render_in(&Czech, pattern, &[("n", &n)]));
    assert_eq!(texts, ["1 krok", "3 kroky", "5 kroků"]);
}

#[test]
fn selects_choose_by_word_and_nest() {
    let pattern =
        "{how, select, failed {{n, plural, one {It fails} other {All # fail}}} other {Done by {who}}}";
    assert_eq!(render(pattern, &[("how", &"failed"), ("n", &3)]), "All 3 fail");
    assert_eq!(render(pattern, &[("how", &"x"), ("who", &"me")]), "Done by me");
    let inner = "{n, plural, other {{how, select, a {# a} other {#}}}}";
    assert_eq!(render(inner, &[("n", &7), ("how", &"a")]), "7 a", "# reaches into a select");
}

#[test]
fn apostrophes() {
    assert_eq!(render("the engine's job", &[]), "the engine's job");
    assert_eq!(render("It''s '{'literal'}' '{a}'", &[]), "It's {literal} {a}");
    assert_eq!(render("'{it''s}'", &[]), "{it's}");
    assert_eq!(render("{n, plural, other {'#' #}}", &[("n", &1)]), "# 1");
    assert_eq!(render("open '{ to the end", &[]), "open { to the end");
}

#[test]
fn placeholders_are_told_in_order_with_their_kind() {
    let pattern =
        Pattern::parse("{who} {n} {n, plural, other {{where}}} {x, select, other {}}").expect("good");
    let told: Vec<_> = pattern.placeholders().iter().map(|p| (p.name.as_str(), p.kind)).collect();
    assert_eq!(told, [("who", Kind::Any), ("n", Kind::Count), ("where", Kind::Any), ("x", Kind::Word)]);
}

#[test]
fn what_is_wrong_is_told() {
    assert_eq!(why("{a"), Why::Unclosed);
    assert_eq!(why("{"), Why::Unclosed);
    assert_eq!(why("{a, plural, other {x}"), Why::Unclosed);
    assert_eq!(why("{a, plural, other {x"), Why::Unclosed);
    assert_eq!(why("a } b"), Why::Unopened);
    assert_eq!(why("{}"), Why::Name);
    assert_eq!(why("{Name}"), Why::Name);
    assert_eq!(why("{self}"), Why::Reserved("self".into()));
    assert_eq!(why("{a b}"), Why::Wanted(','));
    assert_eq!(why("{a, date}"), Why::Form("date".into()));
    assert_eq!(why("{a, plural, one {x}}"), Why::NoOther);
    assert_eq!(why("{a, select, x {x}}"), Why::NoOther);
    assert_eq!(why("{a, plural, single {x} other {y}}"), Why::Branch("single".into()));
    assert_eq!(why("{a, plural, =1x {x} other {y}}"), Why::Branch("=1x".into()));
    assert_eq!(why("{a, plural, =1 {x} =1 {x} other {y}}"), Why::Twice("=1".into()));
    assert_eq!(why("{a, select, x {x} x {x} other {y}}"), Why::Twice("x".into()));
    assert_eq!(why("{a, plural, other {{a, select, other {y}}}}"), Why::TwoKinds("a".into()));
    assert_eq!(why("{a, plural, other x}"), Why::Wanted('{'));
    assert_eq!(why(&"{a, select, other {".repeat(100)), Why::TooDeep);
    let error = Pattern::parse("ü {a, date}").expect_err("bad");
    assert_eq!(error.at, 11, "places are counted in bytes");
    assert!(error.to_string().contains("plural and select"));
}

/// Pieces of which broken patterns are made more often than out of random characters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{"),
        Just("}"),
        Just("'"),
        Just("#"),
        Just(","),
        Just(" "),
        Just("a"),
        Just("{a"),
        Just("{n, plural,"),
        Just("{n, select,"),
        Just("other {"),
        Just("=0"),
        Just("one"),
        Just("ž"),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_input_panics(pattern in prop_oneof![".*", pieces()], n in any::<i64>()) {
        match Pattern::parse(&pattern) {
            Ok(_) => {
                render(&pattern, &[("n", &n), ("a", &"{x}")]);
                render(&pattern, &[]);
            }
            Err(error) => prop_assert!(pattern.is_char_boundary(error.at), "{} in {pattern:?}", error.at),
        }
    }

    #[test]
    fn text_without_braces_and_apostrophes_stays(text in "[^{}']*") {
        prop_assert_eq!(render(&text, &[]), text);
    }

    #[test]
    fn whatever_is_taken_for_ready_is_filled(ready in "[\\x00-\\x0701=a-c]*", n in any::<i64>()) {
        fill(&ready, &[n.arg(), "a".arg()], &English);
    }

    #[test]
    fn quoted_text_stays(text in "\\PC*") {
        let quoted = format!("'{{{}'", text.replace('\'', "''"));
        prop_assert_eq!(render(&quoted, &[]), format!("{{{text}"));
    }
}
