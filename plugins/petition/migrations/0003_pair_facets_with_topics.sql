-- Beside "stage:open" a petition on health carries "stage:open&topic:health": lists by both are counted already.
INSERT INTO petition.facet (petition_id, service, facet)
SELECT f.petition_id, f.service, f.facet || '&' || t.facet
  FROM petition.facet f JOIN petition.facet t USING (petition_id)
 WHERE t.facet LIKE 'topic:%' AND f.facet NOT LIKE 'topic:%' AND f.facet NOT LIKE '%&%'
ON CONFLICT (petition_id, facet) DO NOTHING;
DELETE FROM petition.facet WHERE facet LIKE 'topic:%';
