-- What a message tells in writing that is no step: what was agreed, to whom it goes, with which facts.
ALTER TABLE message ADD COLUMN note TEXT;
