-- What the calendar of a version said when it was read last: its file may be moved while things go on under the version.
alter table participation.process add column calendar jsonb;
