-- Two versions: that of a legal entity's catalogue, and that of each of its contracts.

-- Names the state of what all contracts share: catalogue, roles, policies, settings, rates.
ALTER TABLE legal_entities RENAME COLUMN version TO catalogue_version;
