-- Until here the functions that look across owners could be called by every role: their owner is afterword_scope, and what
-- another role revokes from public revokes nothing, with a warning that nobody reads.
set local role afterword_scope;
--> statement-breakpoint
revoke all on function move_app_clock(bigint), create_profile(uuid, text, text), overdue_reminders(integer, integer),
  unarmed_reminders(integer), lost_reminders(integer), mails_to_send(integer), mails_to_erase(integer), mail_of_provider(text),
  owner_of_mail(uuid), find_action_token(text), delivery_health(), outbox_is_empty() from public;
--> statement-breakpoint
grant execute on function create_profile(uuid, text, text) to afterword_auth;
--> statement-breakpoint
grant execute on function find_action_token(text), owner_of_mail(uuid), mail_of_provider(text), delivery_health(),
  outbox_is_empty() to afterword_web, afterword_worker;
--> statement-breakpoint
grant execute on function overdue_reminders(integer, integer), unarmed_reminders(integer), lost_reminders(integer),
  mails_to_send(integer), mails_to_erase(integer) to afterword_worker;
--> statement-breakpoint
-- Who migrates owns the table of the clock anyway.
grant execute on function move_app_clock(bigint) to session_user;
--> statement-breakpoint
reset role;
