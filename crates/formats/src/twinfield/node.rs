//! One item as a small tree: items are short, and their elements come in any order.

use quick_xml::events::BytesStart;

use crate::refusal::Refusal;
use crate::text;
use crate::xml::{Fault, Scanner, Token, attribute};

/// No transaction or customer has more elements than this.
const NODES_MAX: usize = 500_000;

#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    text: String,
    kind: Option<String>,
    title: Option<String>,
    result: Option<String>,
    message: Option<String>,
    field: Option<String>,
    is_default: bool,
    is_deleted: bool,
    children: Vec<Node>,
}

impl Node {
    /// Reads on up to the end of this element.
    pub(super) fn read(scanner: &mut Scanner<'_>, start: &BytesStart<'_>) -> Result<Node, Fault> {
        let mut open = vec![Node::of(start)];
        let mut count = 1;
        loop {
            match scanner.next()? {
                Token::Open(element) => {
                    count += 1;
                    if count > NODES_MAX {
                        return Err(Fault::Danger(Refusal::TooManyElements));
                    }
                    open.push(Node::of(&element));
                }
                Token::Close => {
                    let Some(mut node) = open.pop() else { return Ok(Node::default()) };
                    node.text = text::clean(scanner.value());
                    match open.last_mut() {
                        Some(parent) => parent.children.push(node),
                        None => return Ok(node),
                    }
                }
                Token::End => return Ok(open.into_iter().next().unwrap_or_default()),
            }
        }
    }

    fn of(element: &BytesStart<'_>) -> Node {
        let name = element.local_name().into_inner().to_owned();
        if element.attributes_raw().trim().is_empty() {
            return Node { name, ..Node::default() };
        }
        let value = |name| attribute(element, name);
        Node {
            name,
            kind: value("type"),
            title: value("name"),
            result: value("result"),
            message: value("msg"),
            field: value("field"),
            is_default: value("default").as_deref() == Some("true"),
            is_deleted: value("status").as_deref() == Some("deleted"),
            ..Node::default()
        }
    }

    pub(super) fn children<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element at `header/duedate`.
    pub(super) fn at(&self, path: &str) -> Option<&Node> {
        path.split('/').try_fold(self, |node, name| node.children.iter().find(|child| child.name == name))
    }

    /// The text at `header/duedate`; `None` when it is empty.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.at(path).and_then(Node::own_text)
    }

    pub(super) fn own_text(&self) -> Option<String> {
        text::some(&self.text)
    }

    /// The text of the cell of this field, in a row of a list; `None` when it is empty.
    pub(super) fn cell(&self, field: &str) -> Option<String> {
        let named = self.children.iter().find(|child| child.field.as_deref() == Some(field));
        named.and_then(Node::own_text)
    }

    /// The attribute `type`.
    pub(super) fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// The attribute `name`: what a code is called.
    pub(super) fn title(&self) -> Option<String> {
        self.title.clone()
    }

    pub(super) fn is_default(&self) -> bool {
        self.is_default
    }

    pub(super) fn is_deleted(&self) -> bool {
        self.is_deleted
    }

    /// What Twinfield says went wrong here, in the item or the first of its parts that says why.
    pub(super) fn failure(&self) -> Option<String> {
        if self.result.as_deref() != Some("0") {
            return None;
        }
        Some(text::quote(&self.first_message().unwrap_or_else(|| "result=0".to_owned())))
    }

    fn first_message(&self) -> Option<String> {
        self.message.clone().or_else(|| self.children.iter().find_map(Node::first_message))
    }
}
