DROP INDEX participation.duty_open;
DROP INDEX participation.submission_unread;
