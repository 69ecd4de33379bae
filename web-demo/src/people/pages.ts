/** The pages about people, in one piece. */
export { NewUserPage } from './create/NewUserPage';
export { WizardPage } from './create/WizardPage';
export { UserPage } from './user/UserPage';
export { UsersPage } from './UsersPage';
