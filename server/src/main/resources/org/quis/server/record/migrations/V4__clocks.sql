-- The day by which the next thing in an investigation is to be done.
alter table investigation add column due date;
