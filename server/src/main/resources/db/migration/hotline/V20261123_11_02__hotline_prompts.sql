-- Which prompt callers of a line hear first, and which music those in a queue; none for what comes with the product.
alter table hotline.line add column welcome_prompt_id bigint references prompts.prompt;
alter table hotline.line add check (welcome or welcome_prompt_id is null);
alter table hotline.queue add column music_prompt_id bigint references prompts.prompt;
create index line_by_prompt on hotline.line (welcome_prompt_id) where welcome_prompt_id is not null;
create index queue_by_prompt on hotline.queue (music_prompt_id) where music_prompt_id is not null;
