/** The pages about people, in one piece. */
export { NewUserPage } from './create/NewUserPage';
export { AddToEntityPage } from './entity/AddToEntityPage';
export { ImportPage } from './importing/ImportPage';
export { WizardPage } from './create/WizardPage';
export { UserPage } from './user/UserPage';
export { UsersPage } from './UsersPage';
