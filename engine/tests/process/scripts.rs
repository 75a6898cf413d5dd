//! The Rust programs that the plug-in's dialogs show, word for word: they compile. Those in other languages are run by
//! tests/clients.

macro_rules! shown {
    ($($name:ident: $file:literal),* $(,)?) => {$(
        #[allow(clippy::all, clippy::pedantic)]
        mod $name {
            include!(concat!("../../../tests/fixtures/scripts/", $file));

            #[test]
            fn compiles() {
                let _: fn() -> Result<(), Box<dyn std::error::Error>> = main;
            }
        }
    )*};
}

shown! {
    create: "create.rs",
    create_alone: "create-alone.rs",
    add_step: "add-step.rs",
    end_step: "end-step.rs",
    end_job: "end-job.rs",
    force_end: "force-end.rs",
    clear: "clear.rs",
    end_many: "end-many.rs",
    force_end_many: "force-end-many.rs",
    clear_many: "clear-many.rs",
}
