//! Interned entities, so that a name that a thousand documents refer to is tokenized once.

use crate::search::schema::NamesId;
use foldhash::fast::FixedState;
use std::{collections::HashMap, ops::Range, sync::Arc};

#[derive(Debug, Default)]
pub(crate) struct EntityNames {
    ids: HashMap<Arc<str>, NamesId, FixedState>,
    entities: Vec<Entity>,
    /// The packed tokens of all entities, in the form of a forward index.
    tokens: Vec<u32>,
}

#[derive(Debug)]
struct Entity {
    /// The names, one per line.
    names: Arc<str>,
    /// Its range of the tokens, once it was tokenized.
    tokens: Option<Range<usize>>,
}

impl EntityNames {
    pub(crate) fn intern(&mut self, names: &str) -> NamesId {
        if let Some(id) = self.ids.get(names) {
            return *id;
        }
        let id = NamesId(u32::try_from(self.entities.len()).unwrap_or(u32::MAX));
        let names: Arc<str> = names.into();
        self.entities.push(Entity { names: Arc::clone(&names), tokens: None });
        self.ids.insert(names, id);
        id
    }

    /// With the bytes of the names; `tokenize` appends the tokens when they are first asked for.
    pub(crate) fn tokens(
        &mut self,
        id: NamesId,
        tokenize: impl FnOnce(&str, &mut Vec<u32>),
    ) -> (&[u32], usize) {
        let Self { entities, tokens, .. } = self;
        let Some(entity) = entities.get_mut(id.0 as usize) else { return (&[], 0) };
        let range = entity.tokens.get_or_insert_with(|| {
            let start = tokens.len();
            tokenize(&entity.names, tokens);
            start..tokens.len()
        });
        (tokens.get(range.clone()).unwrap_or(&[]), entity.names.len())
    }

    /// Adds the entities of another builder; returns their ids here.
    pub(crate) fn merge(&mut self, other: Self) -> Vec<NamesId> {
        other.entities.iter().map(|entity| self.intern(&entity.names)).collect()
    }

    pub(crate) fn into_names(self) -> Vec<Arc<str>> {
        self.entities.into_iter().map(|entity| entity.names).collect()
    }
}
