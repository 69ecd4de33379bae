/** The pages about people, in one piece. */
export { UserPage } from './user/UserPage';
export { UsersPage } from './UsersPage';
