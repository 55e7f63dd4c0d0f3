//! The structure of a file, from the same JSON Schema that editors use, so that both agree.

use serde_json::{Map, Value};

#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) form: ValueShape,
    pub(crate) nullable: bool,
    /// Whether the object must have the field with this shape.
    pub(crate) required: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum ValueShape {
    Object(Vec<Field>),
    List(Box<Shape>),
    Words(Vec<String>),
    Date,
    Text,
    Number,
    /// A non-negative integer.
    Count,
    Truth,
    Any,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) shape: Shape,
}

/// Deeper than any type nests; the expansion of a recursive type ends here.
const DEEPEST: usize = 24;

impl Shape {
    pub(crate) fn of(schema: &str) -> Self {
        let root = serde_json::from_str(schema).unwrap_or_default();
        shape(&root, &root, 0)
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    pub(crate) fn fields(&self) -> &[Field] {
        if let ValueShape::Object(fields) = &self.form { fields } else { &[] }
    }
}

fn shape(root: &Value, node: &Value, depth: usize) -> Shape {
    let any = Shape { form: ValueShape::Any, nullable: true, required: false };
    let Some(node) = node.as_object().filter(|_| depth < DEEPEST) else { return any };
    if let Some(name) = node.get("$ref").and_then(Value::as_str) {
        let target = name.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
        return target.map_or(any, |target| shape(root, target, depth + 1));
    }
    if let Some(choices) = node.get("anyOf").and_then(Value::as_array) {
        let null = |choice: &&Value| choice.get("type").and_then(Value::as_str) == Some("null");
        let nullable = choices.iter().any(|choice| null(&choice));
        let inner = choices.iter().find(|choice| !null(choice));
        return inner.map_or(any, |inner| Shape { nullable, ..shape(root, inner, depth + 1) });
    }
    if let Some(words) = words(node) {
        return Shape { form: ValueShape::Words(words), nullable: false, ..any };
    }
    let types: Vec<&str> = match node.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => return any,
    };
    let form = match types.iter().find(|name| **name != "null") {
        Some(&"object") => ValueShape::Object(fields(root, node, depth)),
        Some(&"array") => {
            let inner = node.get("items").unwrap_or(&Value::Null);
            ValueShape::List(Box::new(shape(root, inner, depth + 1)))
        }
        Some(&"string") if node.get("format").and_then(Value::as_str) == Some("edtf") => {
            ValueShape::Date
        }
        Some(&"string") => ValueShape::Text,
        Some(&"number") => ValueShape::Number,
        Some(&"integer") => ValueShape::Count,
        Some(&"boolean") => ValueShape::Truth,
        _ => ValueShape::Any,
    };
    Shape { form, nullable: types.contains(&"null"), required: false }
}

fn words(node: &Map<String, Value>) -> Option<Vec<String>> {
    let list = node.get("enum").or(node.get("oneOf"))?.as_array()?;
    let mut words = Vec::new();
    for item in list {
        match (item, item.get("const"), item.get("enum")) {
            (Value::String(word), ..) | (_, Some(Value::String(word)), _) => {
                words.push(word.clone())
            }
            (_, _, Some(Value::Array(several))) => {
                words.extend(several.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            _ => {}
        }
    }
    Some(words)
}

fn fields(root: &Value, node: &Map<String, Value>, depth: usize) -> Vec<Field> {
    let required: Vec<&str> = node
        .get("required")
        .and_then(Value::as_array)
        .map_or(Vec::new(), |names| names.iter().filter_map(Value::as_str).collect());
    let properties = node.get("properties").and_then(Value::as_object);
    let field = |(name, inner): (&String, &Value)| Field {
        name: name.clone(),
        shape: Shape {
            required: required.contains(&name.as_str()),
            ..shape(root, inner, depth + 1)
        },
    };
    properties.map_or(Vec::new(), |properties| properties.iter().map(field).collect())
}

#[cfg(test)]
#[path = "../../tests/unit/shape.rs"]
mod tests;
