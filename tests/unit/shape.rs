use super::*;
use crate::file_format::schema::SCHEMA;

#[track_caller]
fn assert_known(shape: &Shape, path: &str) {
    match &shape.form {
        ValueShape::Any => panic!("{path} is unknown"),
        ValueShape::List(inner) => assert_known(inner, &format!("{path}/*")),
        ValueShape::Words(words) => assert!(!words.is_empty(), "{path} has no words"),
        _ => {}
    }
    for field in shape.fields() {
        assert_known(&field.shape, &format!("{path}/{}", field.name));
    }
}

#[test]
fn every_field_has_a_known_shape() {
    assert_known(&Shape::of(SCHEMA), "");
}
