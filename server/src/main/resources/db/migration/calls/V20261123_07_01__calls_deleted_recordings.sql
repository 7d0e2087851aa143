-- A recording that was kept as long as it had to be is deleted; its call stays and says so. Of one that failed it says why.
alter table calls.contact
    drop constraint contact_recording_check,
    add column recording_failure text,
    add constraint contact_recording_check check (recording in ('none', 'running', 'saved', 'failed', 'deleted'));
create index contact_by_recording on calls.contact (recording_name) where recording = 'saved';
