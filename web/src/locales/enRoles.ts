import type { zhRoles } from './zhRoles';

/** The roles of each side, and what each may do. */
export const enRoles: typeof zhRoles = {
  roles: {
    administrator: 'System administrator',
    'client-group-head': 'Head of the outsourcing group',
    'client-project-manager': 'Project manager (client)',
    'client-supervisor': 'Site operations supervisor',
    'client-business-supervisor': 'Business supervisor',
    'client-quality-supervisor': 'Quality supervisor',
    'client-coach': 'Business coach',
    'client-partner-manager': 'Partner manager',
    'client-commercial-manager': 'Commercial manager',
    'client-support-manager': 'Operations support',
    'client-leading-group': 'Leading group',
    'vendor-project-manager': 'Project manager (vendor)',
    'vendor-operations-director': 'Operations director',
    'vendor-operations-manager': 'Operations manager (on duty)',
    'vendor-operations-supervisor': 'Operations supervisor',
    'vendor-training-administrator': 'Training administrator',
    'vendor-team-administrator': 'Team administrator',
    'vendor-general-administrator': 'General administrator',
    'vendor-leader': 'Team leader',
    agent: 'Agent',
    'vendor-quality-inspector': 'Quality inspector',
    'vendor-quality-head': 'Head of quality',
    'vendor-inspector': 'Inspector',
    'vendor-follow-up': 'Follow-up',
    'vendor-information': 'Information',
    'vendor-field-staff': 'Field staff',
    'vendor-technology': 'Technology',
  },
  duties: {
    administrator: 'Runs the system: sets up parties, people, hotlines and trunks; takes no calls and hears no talks.',
    'client-group-head': 'Sees all vendors, sets skills, certificates, shares and how long recordings stay, listens.',
    'client-project-manager':
      'Heads the site: sets skills, certificates, shares, recordings and the coaches of teams, listens, whispers, joins talks, reads the audit trail.',
    'client-supervisor':
      'Watches the operation: sets skills, certificates, shares and recordings, listens, whispers, joins talks, reads the audit trail.',
    'client-business-supervisor': 'Guides the business: sets skills, certifies agents, listens, plays recordings.',
    'client-quality-supervisor': 'Guides quality: listens, plays and holds recordings, reads the audit trail.',
    'client-coach': 'Guides certain teams: listens, whispers, plays recordings.',
    'client-partner-manager': 'Deals with partners: sets the shares of vendors, sees calls and the audit trail.',
    'client-commercial-manager': 'Contracts and prices: for now sees projects, hotlines and shares.',
    'client-support-manager': 'Business information, training, interfaces: sets skills, certifies agents, sees calls.',
    'client-leading-group': 'Sees everything of the own side, plays recordings, changes nothing.',
    'vendor-project-manager':
      'Answers for the project: sees everything of the own side, arranges teams, listens, plays recordings.',
    'vendor-operations-director':
      'Directs the operation: arranges teams, listens, whispers, joins and ends talks, sets agents’ states.',
    'vendor-operations-manager':
      'Runs the site on duty: arranges teams, listens, whispers, joins and ends talks, sets agents’ states.',
    'vendor-operations-supervisor':
      'Leads the team leaders, faces the client: arranges teams, listens, whispers, joins and ends talks, sets agents’ states.',
    'vendor-training-administrator': 'Trains before and on the job: listens, plays recordings.',
    'vendor-team-administrator':
      'Personnel and teams: makes teams, sets members and leaders, sees people and projects.',
    'vendor-general-administrator': 'Monthly performance and general matters: sees people, hotlines and calls.',
    'vendor-leader': 'Leads a team: listens, whispers, joins and ends talks, sets agents’ states, plays recordings.',
    agent: 'Takes and makes calls at the desk.',
    'vendor-quality-inspector': 'Checks quality: listens, plays recordings.',
    'vendor-quality-head': 'Heads the quality checks: listens, whispers, plays recordings.',
    'vendor-inspector': 'Checks the checks: sees calls, plays recordings.',
    'vendor-follow-up': 'Asks customers afterwards: sees hotlines and calls.',
    'vendor-information': 'Surveys and analysis: sees hotlines and calls.',
    'vendor-field-staff': 'Carries out work outside: for now sees projects.',
    'vendor-technology': 'Deals with technical trouble: sees hotlines and calls.',
  },
};
