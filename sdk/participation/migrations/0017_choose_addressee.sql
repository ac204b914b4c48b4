-- The authority that a review has chosen for a submission, where the process leaves it to the review.
alter table participation.submission add column addressee text not null default '';
