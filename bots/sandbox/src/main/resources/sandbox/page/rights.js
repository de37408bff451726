/** What members and administrators may do, with the keys of their names. */
export const PERMISSIONS = [
  ['can_send_messages', 'sandbox.can.send_messages'],
  ['can_send_photos', 'sandbox.can.send_photos'],
  ['can_send_videos', 'sandbox.can.send_videos'],
  ['can_send_audios', 'sandbox.can.send_audios'],
  ['can_send_documents', 'sandbox.can.send_documents'],
  ['can_send_voice_notes', 'sandbox.can.send_voice_notes'],
  ['can_send_video_notes', 'sandbox.can.send_video_notes'],
  ['can_send_polls', 'sandbox.can.send_polls'],
  ['can_send_other_messages', 'sandbox.can.send_other_messages'],
  ['can_change_info', 'sandbox.can.change_info'],
  ['can_invite_users', 'sandbox.can.invite_users'],
  ['can_pin_messages', 'sandbox.can.pin_messages'],
];

export const OTHER_PERMISSIONS = ['can_add_web_page_previews', 'can_react_to_messages', 'can_edit_tag', 'can_manage_topics'];

const COMMON = [
  ['can_change_info', 'sandbox.can.change_info'],
  ['can_delete_messages', 'sandbox.can.delete_messages'],
  ['can_restrict_members', 'sandbox.can.restrict_members'],
  ['can_invite_users', 'sandbox.can.invite_users'],
  ['can_promote_members', 'sandbox.can.promote_members'],
];

/** The rights of administrators. */
export const rightsOf = kind => kind === 'channel'
  ? [['can_post_messages', 'sandbox.can.post_messages'], ['can_edit_messages', 'sandbox.can.edit_messages'], ...COMMON]
  : [...COMMON, ['can_pin_messages', 'sandbox.can.pin_messages']];

/** How long a restriction or ban can be, in seconds. */
export const TERMS = [
  [0, 'sandbox.term.forever'],
  [3600, 'sandbox.term.hour'],
  [86400, 'sandbox.term.day'],
  [604800, 'sandbox.term.week'],
];
