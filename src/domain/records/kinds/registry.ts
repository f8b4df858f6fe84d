import { answer } from './answer.ts';
import { arrival } from './arrival.ts';
import { attendance } from './attendance.ts';
import { broadcast } from './broadcast.ts';
import { campaign } from './campaign.ts';
import { correction } from './correction.ts';
import { event } from './event.ts';
import { eventKey } from './eventKey.ts';
import { explanation } from './explanation.ts';
import { figureEdit } from './figureEdit.ts';
import { growthStage } from './growthStage.ts';
import { leaflet } from './leaflet.ts';
import { material } from './material.ts';
import { meeting } from './meeting.ts';
import { member } from './member.ts';
import { movement } from './movement.ts';
import { patrol } from './patrol.ts';
import { place } from './place.ts';
import { pledge } from './pledge.ts';
import { programme } from './programme.ts';
import { programmeTask } from './programmeTask.ts';
import { programmeUnit } from './programmeUnit.ts';
import { progress } from './progress.ts';
import { sign } from './sign.ts';
import { squad } from './squad.ts';
import { statement } from './statement.ts';
import { stocktake } from './stocktake.ts';
import { supervision } from './supervision.ts';
import { survey } from './survey.ts';
import { task } from './task.ts';
import { tipline } from './tipline.ts';
import { training } from './training.ts';
import { visit } from './visit.ts';
import { workday } from './workday.ts';

/** The registry of all kinds, in the order of the menus. */
export const kinds = {
  leaflet,
  visit,
  event,
  patrol,
  survey,
  training,
  pledge,
  broadcast,
  sign,
  meeting,
  supervision,
  tipline,
  squad,
  member,
  place,
  material,
  campaign,
  answer,
  task,
  movement,
  arrival,
  stocktake,
  attendance,
  eventKey,
  correction,
  workday,
  growthStage,
  statement,
  explanation,
  programme,
  programmeUnit,
  programmeTask,
  progress,
  figureEdit,
} as const;
