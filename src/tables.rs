//! Enums that are declared as tables: a line for each value, a method for each column.

/// Declares an enum with the list of its values, `ALL`, and a method for each column of the table.
macro_rules! table {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$doc:meta])* $column_vis:vis fn $column:ident: $type:ty;)+
        }
        $($(#[$note:meta])* $variant:ident = $($value:expr),+;)+
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$note])* $variant,)+ }

        const _: () = {
            struct Row { $($column: $type,)+ }

            impl $name {
                /// Every value, in the order of the table.
                $vis const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];

                fn row(self) -> Row {
                    let ($($column,)+): ($($type,)+) = match self {
                        $(Self::$variant => ($($value,)+),)+
                    };
                    Row { $($column,)+ }
                }

                $($(#[$doc])* $column_vis fn $column(self) -> $type { self.row().$column })+
            }
        };
    };
}
pub(crate) use table;
