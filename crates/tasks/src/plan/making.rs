//! Creating what is planned, in order. Where an answer never came, what is there is compared with the plan: nothing is
//! created twice, and nothing is left out.

use super::Plan;
use crate::StepView;

/// How far a plan is created.
#[derive(Clone, Debug)]
pub struct Making {
    plan: Plan,
    steps: Vec<State>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Planned,
    /// With its id.
    Made(String),
    /// It is there, but may not be read back: nothing can stand under it.
    Unseen,
    /// It can't be created, since what it stands under can't be named.
    Impossible,
}

/// What is to be created next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its place in the plan.
    pub at: usize,
    /// Id of the step to stand under; `None` for a direct step of the job.
    pub parent: Option<String>,
}

impl Making {
    /// Nothing of the plan is created yet.
    pub fn new(plan: Plan) -> Self {
        let steps = vec![State::Planned; plan.steps.len()];
        Self { plan, steps }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The next step to be created; `None` when there is none left that can be.
    pub fn upcoming(&mut self) -> Option<Next> {
        for at in 0..self.steps.len() {
            if self.steps[at] != State::Planned {
                continue;
            }
            match self.plan.parent(at).map(|parent| &self.steps[parent]) {
                None => return Some(Next { at, parent: None }),
                Some(State::Made(id)) => return Some(Next { at, parent: Some(id.clone()) }),
                // Parents stand before children: it is settled already.
                Some(_) => self.steps[at] = State::Impossible,
            }
        }
        None
    }

    /// Notes that a step is created; without its id where that may not be read back.
    pub fn made(&mut self, at: usize, id: Option<String>) {
        self.steps[at] = id.map_or(State::Unseen, State::Made);
    }

    /// Takes the steps that the job has for those of the plan, as far as they fit: each in the place of the first that is
    /// like it and stands under the same.
    pub fn compare(&mut self, there: &[StepView]) {
        let mut taken = vec![false; there.len()];
        for at in 0..self.steps.len() {
            let planned = &self.plan.steps[at];
            let parent = match self.plan.parent(at).map(|parent| &self.steps[parent]) {
                None => None,
                Some(State::Made(id)) => Some(id.as_str()),
                Some(_) => {
                    self.steps[at] = State::Planned;
                    continue;
                }
            };
            let found = there.iter().enumerate().find(|(at, step)| {
                !taken[*at]
                    && step.parent.as_deref() == parent
                    && step.kind == planned.kind
                    && step.description == planned.description
            });
            self.steps[at] = match found {
                Some((place, step)) => {
                    taken[place] = true;
                    State::Made(step.id.clone())
                }
                None => State::Planned,
            };
        }
    }

    /// Ids of running steps that are there beside those of the plan, and like one of them: a browser may send a request
    /// again whose answer was lost.
    pub fn doubles(&self, there: &[StepView]) -> Vec<String> {
        let is_planned = |step: &StepView| {
            let like = |planned: &super::Planned| {
                planned.kind == step.kind && planned.description == step.description
            };
            self.plan.steps.iter().any(like)
        };
        let made = |step: &StepView| self.steps.contains(&State::Made(step.id.clone()));
        let doubles = there.iter().filter(|step| step.status.is_running() && is_planned(step) && !made(step));
        doubles.map(|step| step.id.clone()).collect()
    }

    /// Number of steps that are created.
    pub fn count(&self) -> usize {
        self.steps.iter().filter(|step| matches!(step, State::Made(_) | State::Unseen)).count()
    }

    /// Number of steps that can't be created, since what they stand under can't be named.
    pub fn impossible(&self) -> usize {
        self.steps.iter().filter(|step| **step == State::Impossible).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Planned;
    use super::*;
    use crate::{Status, StepKind};
    use proptest::prelude::*;

    /// A job's steps as an engine keeps them.
    #[derive(Default)]
    struct Job(Vec<StepView>);

    impl Job {
        fn add(&mut self, plan: &Plan, next: &Next) -> String {
            let planned = &plan.steps[next.at];
            let id = format!("s{}", self.0.len());
            let number = self.0.iter().filter(|step| step.parent == next.parent).count() as u32;
            self.0.push(StepView {
                id: id.clone(),
                parent: next.parent.clone(),
                description: planned.description.clone(),
                kind: planned.kind,
                status: Status::Started,
                number: Some(number),
                external: true,
                progress: None,
                start: None,
                end: None,
                execution_host: None,
                system: None,
            });
            id
        }

        /// As an outline again.
        fn plan(&self) -> Plan {
            fn below(job: &Job, parent: Option<&str>, depth: usize, plan: &mut Plan) {
                for step in job.0.iter().filter(|step| step.parent.as_deref() == parent) {
                    let description = step.description.clone();
                    plan.steps.push(Planned { depth, kind: step.kind, description });
                    below(job, Some(&step.id), depth + 1, plan);
                }
            }
            let mut plan = Plan::default();
            below(self, None, 0, &mut plan);
            plan
        }
    }

    /// Plans in which many steps are alike.
    fn plan() -> impl Strategy<Value = Plan> {
        let step = (0..4_usize, any::<bool>(), 0..2_u8);
        prop::collection::vec(step, 0..12).prop_map(|steps| {
            let mut depth = 0;
            let steps = steps.into_iter().enumerate().map(|(at, (deeper, checks, name))| {
                depth = if at == 0 { 0 } else { deeper.min(depth + 1) };
                let kind = if checks { StepKind::Validating } else { StepKind::Executing };
                Planned { depth, kind, description: format!("Step {name}") }
            });
            Plan { steps: steps.collect() }
        })
    }

    #[derive(Clone, Copy, Debug)]
    enum Answer {
        Good,
        LostBefore,
        LostAfter,
    }

    proptest! {
        #[test]
        fn a_plan_is_created_whole_and_once_whatever_gets_lost(
            plan in plan(),
            answers in prop::collection::vec(
                prop::sample::select(vec![Answer::Good, Answer::LostBefore, Answer::LostAfter]), 0..40),
        ) {
            let mut job = Job::default();
            let mut making = Making::new(plan.clone());
            let mut answers = answers.into_iter();
            while let Some(next) = making.upcoming() {
                let answer = answers.next().unwrap_or(Answer::Good);
                if !matches!(answer, Answer::LostBefore) {
                    let id = job.add(&plan, &next);
                    if matches!(answer, Answer::Good) {
                        making.made(next.at, Some(id));
                        continue;
                    }
                }
                // Whoever resumes may know nothing but the plan.
                making = Making::new(plan.clone());
                making.compare(&job.0);
            }
            prop_assert_eq!(making.count(), plan.steps.len());
            prop_assert_eq!(job.plan(), plan);
        }
    }

    #[test]
    fn what_was_sent_again_is_told() {
        let mut job = Job::default();
        let mut making = Making::new(Plan::read("a\nb"));
        while let Some(next) = making.upcoming() {
            job.add(making.plan(), &next);
            let id = job.add(making.plan(), &next);
            making.made(next.at, Some(id));
        }
        assert_eq!(making.doubles(&job.0), ["s0", "s2"]);
        job.0[0].status = Status::Finished;
        job.0[2].description = "somebody else's".to_owned();
        assert!(making.doubles(&job.0).is_empty());
    }

    #[test]
    fn nothing_is_put_under_a_step_that_may_not_be_read_back() {
        let mut making = Making::new(Plan::read("a\n\tb\n\t\tc\nd"));
        let (mut made, mut created) = (0, Vec::new());
        while let Some(next) = making.upcoming() {
            created.push(making.plan().steps[next.at].description.clone());
            making.made(next.at, None);
            made += 1;
        }
        assert_eq!(created, ["a", "d"]);
        assert_eq!((made, making.count(), making.impossible()), (2, 2, 2));
    }
}
