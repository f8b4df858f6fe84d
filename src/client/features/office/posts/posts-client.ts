import type { Id } from '../../../../domain/kernel/id.ts';
import * as posts from '../../../../protocol/posts/posts.ts';
import { empty } from '../../../platform/http/answer.ts';
import { callApi, callJson } from '../../../platform/http/call-api.ts';

const PATH = '/api/office/posts';
const PICTURES = '/api/office/post-pictures';

export const fetchPosts = () => callJson(PATH, posts.PostList);

/** Fetches a post with its newest text, or that of a version. */
export const fetchPost = (id: Id, version?: number) =>
  callJson(`${PATH}/${id}${version === undefined ? '' : `?version=${version}`}`, posts.OfficePost);

/** Saves a version; refused with `conflict` if somebody saved another since the one that was edited. */
export const savePost = (body: posts.SavePost) => callJson(PATH, posts.OfficePost, { method: 'POST', body });

export const parseText = (text: string) =>
  callJson(`${PATH}/parse`, posts.ParsedPost, { method: 'POST', body: { text } });

export const publishPost = (id: Id, body: posts.PublishPost) =>
  callJson(`${PATH}/${id}/publish`, posts.OfficePost, { method: 'POST', body });

export const unschedulePost = (id: Id) => callJson(`${PATH}/${id}/unschedule`, posts.OfficePost, { method: 'POST' });

export const withdrawPost = (id: Id) => callJson(`${PATH}/${id}/withdraw`, posts.OfficePost, { method: 'POST' });

export const fetchPictures = () => callJson(PICTURES, posts.PostPictureList);

/** Fetches the photos of records whose people agreed. */
export const fetchRecordPictures = () => callJson('/api/office/record-pictures', posts.RecordPictureList);

export const addPicture = (body: posts.NewPostPicture) => callApi(PICTURES, empty, { method: 'POST', body });

export const takeBackPicture = (photo: string) => callApi(`${PICTURES}/${photo}/take-back`, empty, { method: 'POST' });
