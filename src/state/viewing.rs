//! How the tasks are looked at: one view for the whole page.

use std::cell::OnceCell;
use std::rc::Rc;

use tasks::{Column, Filter, SavedViews, View};

use super::address::query;
use super::{Address, Bell, Command, Rows, Task};
use crate::part::part;
use crate::spawn::spawn_detached;
use crate::watched::Watched;

/// What came of asking the engine for the jobs of a correlation id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Correlated {
    /// The engine has not answered yet.
    #[default]
    Asking,
    /// It knows so many.
    Found(usize),
    /// It could not be asked. It is asked again at the next update; until then the id hides nothing.
    Failed,
}

/// The view that is shown, and the only way to change it. Clones are the same.
#[derive(Clone)]
pub struct Viewing(Rc<Present>);

struct Present {
    view: Watched<View>,
    detailed: Watched<Option<Task>>,
    /// Whether somebody wants to go into the details, until the focus is there.
    entered: Watched<bool>,
    correlated: Watched<Correlated>,
    /// Read when they are first asked for.
    saved: OnceCell<Watched<SavedViews>>,
    /// The site's columns, until a person chooses others.
    columns: Vec<Column>,
    rows: Rows,
    address: Address,
    /// Rung when the engine is to be asked for a correlation id.
    asked: Rc<Bell>,
}

impl Viewing {
    /// The view that `address` tells, shown in `rows` from now on; in `columns`, unless it names others.
    pub fn new(rows: Rows, address: Address, columns: Vec<Column>, asked: Rc<Bell>) -> Self {
        let (query, task) = address.load();
        let mut view = View::from_query(&query);
        if view.columns == Column::DEFAULT {
            view.columns.clone_from(&columns);
        }
        let viewing = Self(Rc::new(Present {
            view: Watched::new(View::default()),
            detailed: Watched::new(task),
            entered: Watched::new(false),
            correlated: Watched::new(Correlated::default()),
            saved: OnceCell::new(),
            columns,
            rows,
            address,
            asked,
        }));
        if viewing.show(view) && !query.is_empty() {
            viewing.0.address.keep(&query);
        }
        viewing
    }

    /// The view; tracks.
    pub fn get(&self) -> View {
        self.0.view.get()
    }

    /// The view.
    pub fn peek(&self) -> View {
        self.0.view.peek()
    }

    /// What came of asking for its correlation id.
    pub fn correlated(&self) -> &Watched<Correlated> {
        &self.0.correlated
    }

    /// Views under names.
    pub fn saved(&self) -> &Watched<SavedViews> {
        self.0.saved.get_or_init(|| Watched::new(self.0.address.saved_views()))
    }

    /// The task whose details are shown.
    pub fn detailed(&self) -> &Watched<Option<Task>> {
        &self.0.detailed
    }

    /// Whether somebody wants to go into the details, until the focus is there.
    pub fn entered(&self) -> &Watched<bool> {
        &self.0.entered
    }

    /// Shows the details of a task, or none.
    pub fn detail(&self, task: Option<Task>) {
        self.0.detailed.set(task);
        self.keep();
    }

    /// Shows the details of a task, and goes there.
    pub fn enter(&self, task: Task) {
        self.0.entered.set(true);
        self.detail(Some(task));
    }

    /// Changes what is kept under names.
    pub fn change_saved(&self, change: &dyn Fn(&mut SavedViews)) {
        let mut saved = self.saved().peek();
        change(&mut saved);
        self.0.address.save_views(&saved);
        self.saved().set(saved);
    }

    /// The view to begin with.
    pub fn usual(&self) -> View {
        View { columns: self.0.columns.clone(), ..View::default() }
    }

    /// Shows another view, and keeps it in the address.
    pub fn set(&self, view: View) {
        if self.show(view) {
            self.keep();
        }
    }

    /// Keeps what is shown in the address. Where its words can't be fetched, it is there until the page goes.
    fn keep(&self) {
        let viewing = self.clone();
        spawn_detached(async move {
            let (view, task) = (viewing.peek(), viewing.detailed().peek());
            if let Ok(query) = fetched_query(view, task).await {
                viewing.0.address.keep(&query);
            }
        });
    }

    /// Shows a view, and tells whether it is another one.
    fn show(&self, mut view: View) -> bool {
        let Present { view: shown, correlated, rows, asked, .. } = &*self.0;
        // The tree stands in the first column.
        view.columns.retain(|column| *column != Column::Task);
        view.columns.insert(0, Column::Task);
        let before = shown.peek();
        if view == before {
            return false;
        }
        if view.correlation != before.correlation {
            correlated.set(Correlated::Asking);
            asked.ring();
        }
        if (&view.filter, view.sort, view.grouping) != (&before.filter, before.sort, before.grouping) {
            rows.command(Command::SetView(Box::new(view.clone())));
        }
        shown.set(view);
        true
    }

    /// Changes something about the view.
    pub fn change(&self, change: &dyn Fn(&mut View)) {
        let mut view = self.peek();
        change(&mut view);
        self.set(view);
    }

    /// Hides nothing any more; order, groups and columns stay.
    pub fn show_all(&self) {
        self.change(&|view| {
            view.filter = Filter::default();
            view.correlation.clear();
        });
    }
}

part! {
    panels:
    /// The view in the words of a link, from a part: most visits look at the tasks as they are.
    async fn fetched_query(view: View, task: Option<Task>) -> String = words
}

fn words(view: View, task: Option<Task>) -> String {
    query(&view, task.as_ref())
}
