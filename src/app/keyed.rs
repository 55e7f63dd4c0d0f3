//! Derived state: a value together with the key that it was made for.

/// A value that is made again when its key differs.
#[derive(Debug, Clone)]
pub(crate) struct Keyed<K, V> {
    key: Option<K>,
    value: V,
}

impl<K, V: Default> Default for Keyed<K, V> {
    fn default() -> Self {
        Self { key: None, value: V::default() }
    }
}

impl<K: PartialEq, V> Keyed<K, V> {
    pub(crate) fn value(&self) -> &V {
        &self.value
    }

    /// The key of the value; nothing where it was never made or is invalid.
    pub(crate) fn key(&self) -> Option<&K> {
        self.key.as_ref()
    }

    /// Makes the value for the key, unless it is the value of this key already.
    pub(crate) fn get_or_update(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        if self.key.as_ref() != Some(&key) {
            self.value = make();
            self.key = Some(key);
        }
        &self.value
    }

    /// Lets the value be made again, whatever the key.
    pub(crate) fn invalidate(&mut self) {
        self.key = None;
    }
}
