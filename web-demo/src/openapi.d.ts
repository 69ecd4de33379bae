// Generated from the API's description by `cargo xtask generate`.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service works, and which engine decides. */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses the link of an invitation: the person chooses a password. */
        post: operations["activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activation/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends another code by phone to who is invited by code. The answer is the same for a name that nobody has. */
        post: operations["requestActivationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did or tried what, newest first: for staff all of the legal entity, for a company's user what is about the customers where they may read the audit. */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries with their facts and seals as CSV, in parts; that they were exported is an entry, too. */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every entry is there as it was sealed, and the first one that is not. */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry with its facts; an edit has what is different. */
        get: operations["readAuditEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configuration of the staff's legal entity, as it was imported. */
        get: operations["exportConfiguration"];
        /** Replaces the configuration of the staff's legal entity as a whole. One that says what is there already keeps its version. */
        put: operations["importConfiguration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/core-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A company's customer records of the core banking system, and why one cannot be chosen. */
        get: operations["listCoreRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/custom-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The custom roles that can be copied. */
        get: operations["listCustomRoles"];
        put?: never;
        /** Makes a custom role of what a user has, once for each key. */
        post: operations["createCustomRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation's customers and accounts, as far as they may be seen. */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** May a user of the legal entity do this? */
        post: operations["checkForUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen to a transaction of a user of the legal entity? */
        post: operations["evaluateForUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Writes the campaigns of a demo bank. */
        put: operations["writeDemoCampaigns"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to people. */
        get: operations["readMailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives users details and a password; who has details keeps them. */
        put: operations["writeDemoPeople"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/principals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be tried out, on a developer's machine. */
        get: operations["listDemoPrincipals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in as a user without asking for a password. */
        post: operations["tryAs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limit-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation's limit groups, their actions, and what bounds them at each customer. */
        get: operations["listLimitGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, with their roles and what the engine grants, by customer: a menu is drawn from it. */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to show after signing in. */
        get: operations["listCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the user's client needs to answer for itself: slice and usage; or, to who asks for it by name, the slice alone as bytes that an engine of the same version loads without parsing. */
        get: operations["readEntitlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the user's password, and ends all other sessions. Beside a second factor 8 characters are enough, else 15. */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps in which language and how the pages are shown. */
        put: operations["setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirms the secret with a first code, and shows recovery codes this once. */
        put: operations["confirmSecondFactor"];
        /** Makes a secret for an authenticator. It is asked for once a first code was right. */
        post: operations["proposeSecondFactor"];
        /** Removes the user's second factor. A password that is too short alone has to be changed then. */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the user is signed in. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** Signs the user out everywhere. */
        delete: operations["endAllSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the user's sessions. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles that can be given. */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a user (OFAC and CIP). A hit stands in the way of activation until it is cleared. */
        post: operations["screenUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/self-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody whom the bank knows becomes a user of their company: the invitation goes to the address and the phone that the bank has. The answer is the same for whom it does not know. */
        post: operations["enrolOneself"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a user name and a password. Whatever is not right, the refusal is the same. */
        post: operations["signIn"];
        /** Ends the session that asks. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second half of a sign-in where a second factor was set up. */
        post: operations["signInWithCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/entity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on as one's user of another legal entity: the session that asks ends. */
        post: operations["goOnAtEntity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the institution wants of its people. */
        get: operations["readPeopleSettings"];
        /** Sets how invitations are taken up, of whom a second factor is demanded, where new users come from, and what user names must be like. */
        put: operations["setPeopleSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which relationships with a company allow access to it; none is no restriction. */
        get: operations["readRelationships"];
        /** Replaces the relationships that allow access. */
        put: operations["setRelationships"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites the first member of a legal entity's staff, with the key of the installation. */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites a member of the staff by e-mail, for the first time or again. */
        post: operations["inviteStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{person}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Suspends a member of the staff, or makes one active again. */
        put: operations["setStaffStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user's own transactions, filtered, sorted and page by page. */
        get: operations["listTransactions"];
        put?: never;
        /** Submits a transaction, once for each key. What was previewed on an older snapshot goes on unless the verdict has changed. */
        post: operations["submitTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen to this transaction? Nothing is written; a denial is an answer. */
        post: operations["evaluateTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{transaction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the user's own transactions. */
        get: operations["readTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a draft of a new user, once for each key. It is kept for seven days. */
        post: operations["createUserDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of one's own drafts. */
        get: operations["readUserDraft"];
        /** Replaces what a draft holds. */
        put: operations["changeUserDraft"];
        post?: never;
        /** Removes one of one's own drafts. */
        delete: operations["deleteUserDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-management/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody may choose from who creates a user: customers with the accounts and roles that may be given, custom roles, and what is asked of details. */
        get: operations["readCreationOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-names/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a user name meets the rules and nobody has it. */
        post: operations["checkUserName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of the companies whose users one may see, searched, filtered, sorted and page by page; for staff those of a contract, or of the whole bank by their ids. */
        get: operations["listUsers"];
        put?: never;
        /** Creates a user with details and access, and sends an invitation, once for each key. */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All users who match, as CSV; of the whole bank, a part by their ids. The audit says who asked. */
        get: operations["exportUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates the users of a file, row by row and each row whole or not at all, or tries it. Sent again under its key, it goes on where it stopped. */
        post: operations["importUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What somebody would have, what stands in the way, and which duties would meet. Nothing is written. */
        post: operations["previewUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user: details, what they have at customers that one may see, status and invitation, and what one may do to them. Everybody may see themselves. */
        get: operations["readUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a user has, at the customers that may be seen. */
        get: operations["readUserAccess"];
        /** Sets what a user has, as a whole. Other roles begin anew; who has nothing left is suspended, if that is confirmed. */
        put: operations["setUserAccess"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/allowlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From where a user may come. */
        get: operations["readUserAllowlist"];
        /** Sets from where a user may come: at sign-in, and at each request of a session. */
        put: operations["setUserAllowlist"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the engine grants to a user now: actions and limits by customer and account. */
        get: operations["certifyUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's details; of numbers, the last four. Everybody may see their own. */
        get: operations["readUserDetails"];
        /** Changes a user's details. User name and social security number are fixed for ever. */
        put: operations["editUserDetails"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The other legal entities where one could add a user, and what may be given there. */
        get: operations["listEntitiesForUser"];
        put?: never;
        /** Adds a user to another legal entity, once for each key: name and birth date may be others, all else is copied. */
        post: operations["addUserToEntity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a user has, as their own client would be given it, at customers that one may see. */
        get: operations["readUserEntitlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/identity-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's social security and licence numbers in full; the audit says who asked. */
        get: operations["revealIdentityNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites a user by e-mail, for the first time or again: only the last link works, for 72 hours. Who has a password is sent another link by staff only. */
        post: operations["inviteUser"];
        /** Makes the link of a user's invitation void. */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlocks who has tried too many wrong passwords. */
        delete: operations["unlockUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a user a password that must be changed at the next sign-in; it ends the user's sessions. */
        put: operations["giveUserPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/screening/clearance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clears a hit: the bank has decided that the person is somebody else. */
        post: operations["clearScreening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the second factor of a user who has lost it. A password that is too short alone has to be changed then. */
        delete: operations["removeUserSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a user may act at all. */
        get: operations["readUserStatus"];
        /** Suspends a user, or makes one active, who is screened again before; it holds from the user's next request on. */
        put: operations["setUserStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/status/consequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can no longer be approved once the user is suspended. */
        get: operations["readConsequences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a user is to have, as a whole. */
        AccessBody: {
            /** @description Whether accounts that are opened later are given at customers where nothing else is said. */
            automaticAccess?: boolean;
            /** @description By customer; those that are not named are taken away. */
            customers: components["schemas"]["GivenCustomer"][];
            /** @description Why, in 1 to 200 characters, for the audit. */
            reason?: string;
            /** @description `true`: the user is suspended if no customer is left. Without it that is refused. */
            suspendIfNone?: boolean;
        };
        /**
         * @description What kind of right an action is.
         * @enum {string}
         */
        AccessLevel: "view" | "create" | "edit" | "approve" | "delete";
        /** @description What somebody would have. */
        AccessPreview: {
            /** @description What they gain and lose, of a user who is there. */
            changes?: components["schemas"]["EntitlementChangeEntry"][];
            /** @description Where they would hold an action and the one that approves it. */
            conflicts: components["schemas"]["DutyConflictEntry"][];
            /** @description What begins anew because of other roles. */
            resets: components["schemas"]["Resets"];
            /** @description The smallest configuration that answers everything about them, under what was asked for. */
            snapshot: components["schemas"]["SnapshotDocument"];
            /** @description Who: for a new user an id that nobody will have. */
            user: string;
            /** @description What the manager may not give, by customer; nothing stands in the way if it is empty. */
            violations: components["schemas"]["ViolationsAt"][];
        };
        /** @description An account of one customer. */
        Account: {
            /** @description Currency (ISO 4217). */
            currency: string;
            /** @description Identity. */
            id: string;
            /** @description Nickname or product. */
            name?: string;
            /** @description Account number. */
            number: string;
            /** @description Account type, for features that apply only to some. */
            type: string;
        };
        /**
         * @description Which accounts a user may give to others: those held (`delegated`) or all of the customer (`open`).
         * @enum {string}
         */
        AccountAccess: "delegated" | "open";
        /** @description An account. */
        AccountItem: {
            /** @description Currency (ISO 4217). */
            currency: string;
            /** @description The account. */
            id: string;
            /** @description Nickname or product. */
            name?: string;
            /** @description Account number. */
            number: string;
            /** @description Account type. */
            type: string;
        };
        /** @description An account of a customer. */
        AccountOption: {
            /** @description Currency (ISO 4217). */
            currency?: string;
            /** @description Whether it may be given. Of others nothing more is said. */
            grantable: boolean;
            /** @description The account. */
            id: string;
            /** @description The last digits of its number. */
            last4?: string;
            /** @description Nickname or product. */
            name?: string;
            /** @description Account type. */
            type?: string;
        };
        /** @description The smallest right. */
        Action: {
            /** @description What kind of right it is. */
            accessLevel: components["schemas"]["AccessLevel"];
            /** @description The action that approves this one. */
            approvedBy?: string;
            /** @description Identity, `feature.verb`. */
            id: string;
            /** @description Makes the action monetary: the budget it counts towards. */
            limitGroup?: string;
            /** @description The institution's limits. */
            limits?: components["schemas"]["Limits"];
            /** @description Name for people. */
            name?: string;
        };
        /**
         * @description How an invitation is taken up.
         * @enum {string}
         */
        Activation: "link" | "code";
        /** @description The use of an invitation: with the token of a link; or with legal entity, user name and the code by phone. */
        ActivationBody: {
            /** @description The code. */
            code?: string;
            /** @description The legal entity. */
            legalEntity?: string;
            /** @description The password that the person has chosen. */
            password: string;
            /** @description What who asked for the code was answered; absent for the one that came with the invitation. */
            request?: string;
            /** @description What stands behind `#` in the link. */
            token?: string;
            /** @description The user name, in whichever case. */
            userName?: string;
        };
        /**
         * @description A user who is added to another legal entity. E-mail, phone, social security number and licence are those that they
         *     have.
         */
        AddedUser: {
            /** @description Whether accounts that are opened later are given at customers where nothing else is said. */
            automaticAccess?: boolean;
            /** @description Birth date. */
            birthDate?: string;
            /** @description The custom role of the other legal entity that is copied. */
            customRole?: string;
            /** @description What the user is to have there; absent: what is copied. */
            customers?: components["schemas"]["GivenCustomer"][];
            /** @description First name there. */
            firstName: string;
            /** @description Last name there. */
            lastName: string;
            /** @description The other legal entity. */
            legalEntity: string;
            /** @description Middle name there. */
            middleName?: string;
            /** @description A signatory group of one of these customers. */
            signatoryGroup?: string;
            /** @description The name to sign in with there; absent: the same. */
            userName?: string;
        };
        /** @description From where a user may come. */
        Allowlist: {
            /** @description The entries in their canonical form; none: from everywhere. */
            entries: string[];
            /** @description What may be a mistake. */
            warnings: components["schemas"]["AllowlistWarning"][];
        };
        /** @description From where a user may come. */
        AllowlistBody: {
            /** @description Addresses, networks `address/prefix` and ranges `first-last`; none: from everywhere. */
            entries: string[];
        };
        /** @description What may be a mistake. */
        AllowlistWarning: {
            /** @description The stable code. */
            code: string;
            /** @description Of which entry, by its place. */
            entry: number;
        };
        /** @description Amount bands for a customer (or one account), action and period, each with its requirement. */
        ApprovalRule: {
            /** @description The account whose own rule it is; absent: the customer's. */
            account?: string;
            /** @description The action to be approved. */
            action: string;
            /** @description From 0 upwards, touching, the last one open. */
            bands: components["schemas"]["Band"][];
            /**
             * @description The currency (ISO 4217) in which the amount is entered: the bands bound it as it was entered. Only of one
             *     transaction of an action that moves money; it comes before a rule of no currency. Absent: any currency, and
             *     the bands are in the base currency.
             */
            currency?: string;
            /** @description The customer. */
            customer: string;
            /** @description Whose transactions it is for; absent: everybody's. It comes before a rule that names nobody. */
            initiators?: components["schemas"]["RuleInitiators"][];
            /** @description What the amount is measured over. */
            period: components["schemas"]["Period"];
        };
        /** @description What one user has at one customer. */
        Assignment: {
            /** @description Accounts the user has access to. */
            accounts: string[];
            /** @description Whether the user gets every account that is opened at the customer later; absent: no. */
            automaticAccess?: boolean;
            /** @description The customer. */
            customer: string;
            /** @description Limits of this user, below the maximum. */
            limits?: components["schemas"]["Overrides"];
            /** @description Actions taken away. */
            removed?: components["schemas"]["Removed"];
            /** @description Roles held there. */
            roles: string[];
        };
        /** @description One page of the audit. */
        AuditEntries: {
            /** @description The entries, the newest first. */
            items: components["schemas"]["AuditEntry"][];
            /** @description Where the next page begins; absent on the last one. */
            nextCursor?: string;
        };
        /** @description What somebody did or tried. */
        AuditEntry: {
            /** @description Who acted. */
            actor: string;
            /** @description What kind of one acted: `user` or `staff`. */
            actorKind: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The customers that it is about, as far as the reader may see them. */
            customers: string[];
            /**
             * @description The facts, in the answer to a question about this entry; absent also where there are none. An edit has the rows
             *     before and after under `difference`.
             */
            detail?: Record<string, never>;
            /**
             * @description What happened, `noun.verb`.
             * @enum {string}
             */
            event: "act.refused" | "allowlist.changed" | "audit.exported" | "configuration.imported" | "customRole.created" | "identity.activated" | "identity.locked" | "identity.unlocked" | "invitation.withdrawn" | "password.changed" | "password.given" | "screening.cleared" | "secondFactor.removed" | "secondFactor.setUp" | "session.begun" | "session.ended" | "session.endedEverywhere" | "session.refused" | "settings.changed" | "staff.invited" | "staff.statusChanged" | "transaction.denied" | "transaction.executed" | "transaction.pendingApproval" | "user.accessChanged" | "user.activated" | "user.created" | "user.detailsChanged" | "user.invited" | "user.numbersRevealed" | "user.screened" | "user.statusChanged" | "users.exported";
            /** @description Its number, within the legal entity. */
            id: string;
            /** @description Whether it is about companies that the reader does not see, too: then its facts are left out. */
            isPartial: boolean;
            /** @description Whether it is sealed already: what is sealed cannot be altered without being noticed. */
            isSealed: boolean;
            /** @description Names the request. */
            requestId: string;
            /** @description To what. */
            subject: string;
        };
        /** @description What came of looking at a part of the audit again. */
        AuditVerification: {
            /** @description How many entries were looked at and are as they were sealed. */
            entries: number;
            /** @description The first entry that is not as it was sealed. */
            firstWrong?: components["schemas"]["WrongEntry"];
            /** @description After which entry the next part begins; absent if this was the last one. */
            next?: string;
            /** @description Its seal. Whoever notes both elsewhere can ask later whether the audit still has them. */
            seal?: string;
            /** @description The last entry that is sealed; absent if none is. */
            sealedTo?: string;
            /** @description Whether nothing is wrong so far. */
            unbroken: boolean;
            /** @description How many entries after them have no seal yet. */
            unsealed: number;
        };
        /** @description What an authenticator is shown. */
        Authenticator: {
            /** @description The secret, as it is typed. */
            secret: string;
            /** @description The same as an address, which can be drawn. */
            uri: string;
        };
        /** @description One band of amounts: `above` < amount ≤ `upTo`. */
        Band: {
            /** @description Lower bound, not included. */
            above: string;
            /** @description Alternatives, each a list of slots that are all to be filled. */
            anyOf?: components["schemas"]["RuleSlot"][][];
            /**
             * @description Nothing is required. Always `true` where given.
             * @enum {boolean}
             */
            none?: true;
            /** @description Whether slots are filled in order. */
            sequential?: boolean;
            /** @description Upper bound, included; absent: none. */
            upTo?: string;
        };
        /** @description A limit now and under the draft; null: unlimited. */
        BoundChange: {
            /** @description Under the draft. */
            after: string | null;
            /** @description Now. */
            before: string | null;
        };
        /** @description A campaign. */
        CampaignItem: {
            /** @description What it says. */
            body: string;
            /** @description Its id. */
            id: string;
            /** @description A picture. */
            imageUrl?: string;
            /** @description Where it leads to. */
            targetUrl?: string;
            /** @description What stands above it. */
            title: string;
        };
        /** @description What to show. */
        CampaignList: {
            /** @description The campaigns of today, in the order of the institution. */
            items: components["schemas"]["CampaignItem"][];
        };
        /** @description What the engine grants to one user at one moment. */
        Certificate: {
            /** @description By customer. */
            customers: components["schemas"]["CertifiedCustomer"][];
            /**
             * Format: date
             * @description The civil date at the legal entity.
             */
            date: string;
            /** @description The engine that decided. */
            engineVersion: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            issuedAt: string;
            /** @description First, middle and last name; the id of who has no details. */
            name: string;
            /** @description The configuration that it is of. */
            snapshotVersion: string;
            /** @description The status: to who is not active, nothing is granted. */
            status: components["schemas"]["UserStatus"];
            /** @description The user. */
            user: string;
            /** @description The user name. */
            userName?: string;
        };
        /** @description What is granted on one account. */
        CertifiedAccount: {
            /** @description The account. */
            account: string;
            /** @description The actions. */
            actions: string[];
            /** @description Its name for people. */
            name?: string;
            /** @description Its number. */
            number: string;
        };
        /** @description What is granted at one customer. */
        CertifiedCustomer: {
            /** @description By account. */
            accounts: components["schemas"]["CertifiedAccount"][];
            /** @description Its contract. */
            contract: string;
            /** @description The customer. */
            customer: string;
            /** @description What bounds the limit groups. */
            groupLimits: components["schemas"]["GroupLimitsEntry"][];
            /** @description What bounds each monetary action on each account. */
            limits: components["schemas"]["SessionLimits"][];
            /** @description Its name for people. */
            name: string;
            /** @description Actions of the customer's other features. */
            other: string[];
            /** @description The roles. */
            roles: components["schemas"]["RoleFacet"][];
        };
        /**
         * @description Characters that a policy may allow in user names. All are ASCII.
         * @enum {string}
         */
        CharacterClass: "letters" | "digits" | "dot" | "hyphen" | "underscore" | "at";
        /** @description Whether the user may, and every reason against it. */
        CheckAnswer: {
            /** @description Whether nothing refuses it. */
            allowed: boolean;
            /** @description Every refusal, in the order of the specification. */
            reasons: components["schemas"]["Refusal"][];
        };
        /** @description A question of the bank's support. */
        CheckBody: {
            /** @description The question. */
            question: components["schemas"]["CheckQuestion"];
        };
        /** @description May this user do this here? */
        CheckQuestion: {
            /** @description On which account; an account or a customer must be given. */
            account?: string;
            /** @description What. */
            action: string;
            /** @description At which customer. */
            customer?: string;
            /** @description For whom, under a grant, if not for themselves. */
            onBehalfOf?: string;
            /**
             * Format: date
             * @description The civil date at the legal entity, `YYYY-MM-DD`; needed with `onBehalfOf`.
             */
            today?: string;
            /** @description Who. */
            user: string;
        };
        /** @description The answer to a check. */
        Checked: {
            /** @description As the engine gave it. */
            answer: components["schemas"]["CheckAnswer"];
            /** @description On which snapshot. */
            snapshotVersion: string;
        };
        /** @description A code was asked for: if somebody of this name is invited by code, it is on its way. */
        CodeRequest: {
            /**
             * Format: date-time
             * @description Until when the code works.
             */
            endsAt: string;
            /** @description Goes with the code. */
            request: string;
        };
        /** @description Who asks for a code by phone. */
        CodeRequestBody: {
            /** @description The legal entity. */
            legalEntity: string;
            /** @description The user name, in whichever case. */
            userName: string;
        };
        /** @description What is lost if a user may act no longer. */
        Consequences: {
            /** @description The names of the accounts in the findings. */
            accounts: components["schemas"]["NamedAccount"][];
            /** @description What could be approved before and no longer can, at customers that the one who asks may see. */
            findings: components["schemas"]["FindingEntry"][];
            /** @description The contracts whose users nobody else could manage: the user cannot be suspended. */
            lastAdministratorOf: string[];
            /** @description How many more there are. */
            omitted?: number;
            /** @description The names of the people in the findings. */
            people: components["schemas"]["NamedPerson"][];
        };
        /** @description Agreement between the legal entity and a company. */
        Contract: {
            /** @description The core-banking customers it covers. */
            customers: components["schemas"]["Customer"][];
            /** @description Identity. */
            id: string;
        };
        /** @description A contract. */
        ContractFacet: {
            /** @description The names of its customers that the one who asks may see. */
            customers: string[];
            /** @description The contract. */
            id: string;
        };
        /**
         * @description What a record may lack.
         * @enum {string}
         */
        CoreRecordField: "email" | "phone" | "country" | "taxId" | "coreCustomerId";
        /** @description A customer record. */
        CoreRecordItem: {
            /**
             * Format: date
             * @description Birth date.
             */
            birthDate?: string;
            /** @description Id in the core banking system. */
            coreCustomerId?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description First name. */
            firstName: string;
            /** @description The record. */
            id: string;
            /** @description Last name. */
            lastName: string;
            /** @description Middle name. */
            middleName?: string;
            /** @description What it lacks, where that is a reason. */
            missing: components["schemas"]["CoreRecordField"][];
            /** @description Phone number. */
            phone?: string;
            /** @description Why it cannot. */
            reasons: components["schemas"]["CoreRecordRefusal"][];
            /** @description The person's relationship with the company. */
            relationship?: string;
            /** @description Whether it can be chosen. */
            selectable: boolean;
            /** @description The last four digits of the social security number. */
            ssnLast4?: string;
        };
        /** @description Customer records of a company. */
        CoreRecordList: {
            /** @description The customer that they are of. */
            customer: string;
            /** @description The records, by name. */
            items: components["schemas"]["CoreRecordItem"][];
        };
        /**
         * @description Why a record cannot be chosen.
         * @enum {string}
         */
        CoreRecordRefusal: "already-profiled" | "record-incomplete" | "relationship-not-allowed";
        /** @description How many of each a document holds. */
        Counts: {
            /** @description Accounts. */
            accounts: number;
            /** @description Actions. */
            actions: number;
            /** @description Approval rules. */
            approvalRules: number;
            /** @description Assignments. */
            assignments: number;
            /** @description Contracts. */
            contracts: number;
            /** @description Customers. */
            customers: number;
            /** @description Features. */
            features: number;
            /** @description Grants. */
            grants: number;
            /** @description Limit groups. */
            limitGroups: number;
            /** @description Policies. */
            policies: number;
            /** @description Roles. */
            roles: number;
            /** @description Signatory groups. */
            signatoryGroups: number;
            /** @description Users. */
            users: number;
        };
        /** @description What may be chosen. */
        CreationOptions: {
            /** @description What can be copied. */
            customRoles: components["schemas"]["CustomRoleItem"][];
            /** @description Where users may be created. */
            customers: components["schemas"]["CustomerOption"][];
            /** @description The limit groups of the institution. */
            limitGroups: components["schemas"]["LimitGroupOption"][];
            /** @description What is asked of a person's details, as the package's `validatePerson` takes it. */
            personPolicy: components["schemas"]["PersonRules"];
            /** @description The roles of the institution. */
            roles: components["schemas"]["RoleOption"][];
            /** @description Signatory groups of these customers. */
            signatoryGroups: components["schemas"]["SignatoryGroupOption"][];
            /** @description Where the details of new users may come from. */
            sources: components["schemas"]["CreationSource"][];
            /**
             * Format: date
             * @description The civil date at the legal entity.
             */
            today: string;
        };
        /**
         * @description Where the details of a new user come from.
         * @enum {string}
         */
        CreationSource: "manual" | "coreRecord";
        /** @description Base currencies (ISO 4217). */
        CurrencyChange: {
            /** @description Under the draft. */
            after: string;
            /** @description Now. */
            before: string;
        };
        /** @description What a custom role has at a customer. */
        CustomRoleAt: {
            /** @description How many accounts. */
            accounts: number;
            /** @description The customer. */
            customer: string;
            /** @description The roles. */
            roles: string[];
        };
        /** @description A custom role. */
        CustomRoleBody: {
            /** @description The user whose access it has. */
            fromUser: string;
            /** @description Its title: words of letters, each beginning with an upper-case one. */
            title: string;
        };
        /** @description A custom role. */
        CustomRoleItem: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description What is copied, by customer. */
            customers: components["schemas"]["CustomRoleAt"][];
            /** @description The custom role. */
            id: string;
            /** @description Its title. */
            title: string;
        };
        /** @description The custom roles that can be copied. */
        CustomRoleList: {
            /** @description The roles, by title. */
            items: components["schemas"]["CustomRoleItem"][];
        };
        /** @description A core-banking customer inside a contract. */
        Customer: {
            /** @description Accounts it owns. */
            accounts: components["schemas"]["Account"][];
            /** @description Actions of the contract for this customer. */
            actions: string[];
            /** @description Identity. */
            id: string;
            /** @description Limits of the contract for this customer. */
            limits: components["schemas"]["LimitSet"];
            /** @description Name for people. */
            name: string;
        };
        /** @description What a user has at one customer. */
        CustomerAccess: {
            /** @description The accounts. */
            accounts: components["schemas"]["SelectedAccounts"];
            /** @description Whether the user gets every account that is opened there later. */
            automaticAccess: boolean;
            /** @description Its contract. */
            contract: string;
            /** @description The customer. */
            customer: string;
            /** @description Its name for people. */
            name: string;
            /** @description Whether anything was taken away on accounts. */
            permissionType?: components["schemas"]["PermissionType"];
            /** @description The roles. */
            roles: components["schemas"]["RoleFacet"][];
        };
        /** @description A customer. */
        CustomerItem: {
            /** @description The accounts that may be seen. */
            accounts: components["schemas"]["AccountItem"][];
            /** @description The contract. */
            contract: string;
            /** @description The customer. */
            id: string;
            /** @description Its name for people. */
            name: string;
        };
        /** @description An organisation's customers. */
        CustomerList: {
            /** @description The customers, in the order of the contracts. */
            items: components["schemas"]["CustomerItem"][];
        };
        /** @description A customer. */
        CustomerName: {
            /** @description Identity. */
            id: string;
            /** @description Name for people. */
            name: string;
        };
        /** @description A customer where users may be created. */
        CustomerOption: {
            /** @description Its accounts. */
            accounts: components["schemas"]["AccountOption"][];
            /** @description The contract. */
            contract: string;
            /** @description The customer. */
            id: string;
            /** @description Its name for people. */
            name: string;
            /** @description Each role, and whether it may be given here with all of these accounts. */
            roles: components["schemas"]["RoleHere"][];
            /** @description How many accounts may be given: the Y of "X of Y". */
            total: number;
        };
        /** @description What happens to the transaction, and why. */
        DecisionAnswer: {
            /** @description The amount in the base currency, for a monetary action that came as far as its limits. */
            amount?: string;
            /** @description What must be approved, for `pendingApproval`. */
            approval?: components["schemas"]["RequirementAnswer"][];
            /** @description The largest amounts that would still pass. */
            headroom?: components["schemas"]["DecisionHeadroom"];
            /** @description Executed, pending approval, or denied. */
            outcome: components["schemas"]["Outcome"];
            /** @description Why. */
            reasons: components["schemas"]["DecisionReason"][];
        };
        /** @description The largest amounts that would still pass; null where nothing bounds them. */
        DecisionHeadroom: {
            /** @description That is pre-approved: up to here no approval rule is asked. */
            execute: string | null;
            /** @description That breaks no limit. */
            submit: string | null;
        };
        /** @description One reason of a decision; those of limits say what was compared. */
        DecisionReason: {
            /** @description The amount in the base currency. */
            amount?: string;
            /** @description The stable code. */
            code: components["schemas"]["ReasonCode"];
            /** @description The bound. */
            limit?: string;
            /** @description Over what. */
            period?: components["schemas"]["Period"];
            /** @description Whose sum the limit bounds. */
            scope?: components["schemas"]["Scope"];
            /** @description What was used before. */
            used?: string;
        };
        /**
         * @description How far a giver is bound by what they hold themselves.
         * @enum {string}
         */
        DelegationCeiling: "accounts" | "permissions" | "limits";
        /**
         * @description Why an assignment may not be given, beside the reasons of the giver's permissions.
         * @enum {string}
         */
        DelegationRefusal: "own-permissions" | "account-not-delegable" | "action-not-delegable" | "limit-not-delegable";
        /** @description One reason why not. */
        DelegationViolation: {
            /** @description On which account. */
            account?: string;
            /** @description Which action. */
            action?: string;
            /** @description The stable code. */
            code: components["schemas"]["ReasonCode"] | components["schemas"]["DelegationRefusal"];
            /** @description Which limit. */
            field?: components["schemas"]["LimitField"];
            /** @description Which limit group. */
            group?: string;
            /** @description The giver's limit. */
            maximum?: string;
            /** @description Over what. */
            period?: components["schemas"]["Period"];
        };
        /** @description A campaign. */
        DemoCampaignBody: {
            /** @description What it says. */
            body: string;
            /**
             * Format: date
             * @description Its first day.
             */
            firstDay: string;
            /** @description Its id. */
            id: string;
            /** @description A picture. */
            imageUrl?: string;
            /**
             * Format: date
             * @description Its last day.
             */
            lastDay: string;
            /** @description Where it leads to. */
            targetUrl?: string;
            /** @description What stands above it. */
            title: string;
        };
        /** @description Campaigns of a demo bank. */
        DemoCampaignsBody: {
            /** @description The campaigns, in their order. */
            campaigns: components["schemas"]["DemoCampaignBody"][];
            /** @description The legal entity. */
            legalEntity: string;
        };
        /** @description People of a demo bank. */
        DemoPeopleBody: {
            /** @description The legal entity. */
            legalEntity: string;
            /** @description The people. */
            people: components["schemas"]["DemoPersonBody"][];
        };
        /** @description One of them. */
        DemoPersonBody: {
            /** @description Birth date. */
            birthDate?: string;
            /** @description E-mail address. */
            email: string;
            /** @description First name. */
            firstName: string;
            /** @description Last name. */
            lastName: string;
            /** @description Licence number. */
            licence?: string;
            /** @description Middle name. */
            middleName?: string;
            /** @description Names who has users in several legal entities. */
            person?: string;
            /** @description Phone number. */
            phone: string;
            /** @description How long ago the user signed in last; absent: never. */
            signedInMinutesAgo?: number;
            /** @description Social security number. */
            ssn: string;
            /** @description The user. */
            user: string;
            /** @description The user name. */
            userName: string;
        };
        /** @description What a sentence about a rule or an issue has to name; only what its code says is given. */
        DetailParameters: {
            /** @description The refused character, as `U+202E`. */
            character?: string;
            /** @description The characters that are accepted. */
            characters?: components["schemas"]["CharacterClass"][];
            /** @description Index of another entry of the same list. */
            entry?: number;
            /** @description The most that is accepted. */
            maximum?: number;
            /** @description The least that is accepted. */
            minimum?: number;
            /** @description Its place, in code points from 1. */
            position?: number;
            /** @description The word, network or address that the code speaks of. */
            word?: string;
        };
        /** @description A user's details as they are to be. User name and social security number are fixed for ever, and no part of it. */
        DetailsBody: {
            /** @description Birth date, `YYYY-MM-DD`; absent: unknown. */
            birthDate?: string;
            /** @description E-mail address; nobody else's. */
            email: string;
            /** @description First name. */
            firstName: string;
            /** @description Last name. */
            lastName: string;
            /** @description Driver's licence number; null: none; absent: as it is. */
            licence?: string | null;
            /** @description Middle name; absent: none. */
            middleName?: string;
            /** @description Phone number, E.164. */
            phone: string;
        };
        /** @description What was typed so far. */
        DraftContent: {
            /** @description Whether accounts that are opened later are given where nothing else is said. */
            automaticAccess?: boolean;
            /** @description Whether access is copied. */
            copies?: boolean;
            /** @description Whose. */
            copyOf?: string;
            /** @description The custom role. */
            customRole?: string;
            /** @description What the user is to have. */
            customers?: components["schemas"]["DraftCustomer"][];
            /** @description The details, be they right or not. */
            details?: components["schemas"]["DraftDetails"];
            /** @description The chosen customer record. */
            record?: string;
            /** @description The customer whose records are shown. */
            recordCustomer?: string;
            /** @description Where the details come from. */
            source?: components["schemas"]["CreationSource"];
            /** @description The step that the page shows. */
            step?: string;
        };
        /** @description What the user is to have at a customer. */
        DraftCustomer: {
            /** @description The accounts. */
            accounts?: string[];
            /** @description Whether accounts that are opened later are given, too. */
            automaticAccess?: boolean;
            /** @description The customer. */
            customer: string;
            /** @description The roles. */
            roles?: string[];
        };
        /** @description Details as they were typed. */
        DraftDetails: {
            /** @description Birth date. */
            birthDate?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description First name. */
            firstName?: string;
            /** @description Last name. */
            lastName?: string;
            /** @description Driver's licence number. */
            licence?: string;
            /** @description Middle name. */
            middleName?: string;
            /** @description Phone number. */
            phone?: string;
            /** @description Social security number. */
            ssn?: string;
            /** @description User name. */
            userName?: string;
        };
        /** @description A draft. */
        DraftOfUser: {
            /** @description What was typed. */
            content: components["schemas"]["DraftContent"];
            /**
             * Format: date-time
             * @description Until when it is kept, unless it is changed.
             */
            endsAt: string;
            /** @description The draft. */
            id: string;
        };
        /** @description A place where one user, active or not, holds both actions of a pair. */
        DutyConflictEntry: {
            /** @description On which account; absent where neither action is of account level. */
            account?: string;
            /** @description Whether the user may act now. */
            active: boolean;
            /** @description At which customer. */
            customer: string;
            /** @description The roles held there that give the first action; sorted. */
            firstRoles: string[];
            /** @description Name of the pair. */
            name?: string;
            /** @description Place of the pair in the question, from 0. */
            pair: number;
            /** @description The roles held there that give the second action; sorted. */
            secondRoles: string[];
            /** @description Who. */
            user: string;
        };
        /** @description Where a user could be added. */
        EntitiesForUser: {
            /** @description The other legal entities that one has access to, by name. */
            items: components["schemas"]["EntityForUser"][];
        };
        /** @description What changes for one user on one account, or at the customer for other features and group limits. */
        EntitlementChangeEntry: {
            /** @description On which account; absent for what holds at the customer. */
            account?: string;
            /** @description At which customer. */
            customer: string;
            /** @description Actions allowed only under the draft; sorted. */
            gained: string[];
            /** @description Limits in force of groups that bound the user now and under the draft. */
            groupLimits: components["schemas"]["GroupLimitChangeEntry"][];
            /** @description Limits of actions allowed now and under the draft. */
            limits: components["schemas"]["LimitChangeEntry"][];
            /** @description Actions allowed only now; sorted. */
            lost: string[];
            /** @description Who. */
            user: string;
        };
        /** @description What one user's client needs to answer for itself. */
        Entitlements: {
            /** @description The engine that answers for the service. */
            engineVersion: string;
            /** @description The configuration, cut down to the user. */
            snapshot: components["schemas"]["SnapshotDocument"];
            /** @description Of which snapshot. */
            snapshotVersion: string;
            /**
             * Format: date
             * @description The civil date at the legal entity.
             */
            today: string;
            /**
             * @description What was used since the earliest week or month that today can be in, by the user and, where the user acts for
             *     somebody, by them; others under `*`.
             */
            usage: components["schemas"]["UsageEntry"][];
            /** @description The user. */
            user: string;
        };
        /** @description Where to go on. */
        EntityBody: {
            /** @description `true` for a token in place of a cookie. */
            bearer?: boolean;
            /** @description The legal entity. */
            legalEntity: string;
        };
        /** @description A legal entity where a user could be added. */
        EntityForUser: {
            /** @description Whether the person is a user there already. */
            alreadyThere: boolean;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description Its name for people. */
            name: string;
            /** @description What may be given there; absent where one may create no users. */
            options?: components["schemas"]["CreationOptions"];
        };
        /** @description A legal entity with its users. */
        EntityPrincipals: {
            /** @description Identity. */
            id: string;
            /** @description Name for people. */
            name: string;
            /** @description The password of those who were given one for a demo. */
            password: string;
            /** @description The users. */
            users: components["schemas"]["UserPrincipal"][];
        };
        /** @description A question of the bank's support. */
        EvaluateBody: {
            /** @description The question. */
            question: components["schemas"]["EvaluateQuestion"];
            /** @description Counts instead of the usage that is stored. */
            usage?: components["schemas"]["UsageEntry"][];
        };
        /** @description What would happen to this transaction? */
        EvaluateQuestion: {
            /** @description On which account; an account or a customer must be given. */
            account?: string;
            /** @description What it does. */
            action: string;
            /** @description How much: a decimal string above zero, with at most the digits of its currency. */
            amount?: string;
            /** @description Currency of the amount (ISO 4217); absent: the base currency. */
            currency?: string;
            /** @description At which customer. */
            customer?: string;
            /**
             * Format: date
             * @description Execution date, `YYYY-MM-DD`.
             */
            date: string;
            /** @description For whom, under a grant, if not for themselves: their rights decide and their limits are used. */
            onBehalfOf?: string;
            /**
             * Format: date
             * @description The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
             *     `onBehalfOf`.
             */
            today?: string;
            /** @description Who enters it. */
            user: string;
        };
        /** @description The answer to an evaluation. */
        Evaluated: {
            /** @description As the engine gave it. */
            answer: components["schemas"]["DecisionAnswer"];
            /** @description On which snapshot. */
            snapshotVersion: string;
        };
        /** @description What users can be filtered by. */
        Facets: {
            /** @description The contracts. */
            contracts: components["schemas"]["ContractFacet"][];
            /** @description The roles that somebody has. */
            roles: components["schemas"]["RoleFacet"][];
        };
        /** @description A banking service. */
        Feature: {
            /** @description Account types it applies to; absent: all. */
            accountTypes?: string[];
            /** @description The rights of the feature. */
            actions: components["schemas"]["Action"][];
            /** @description What the feature is for. */
            description?: string;
            /** @description Identity. */
            id: string;
            /** @description Per account or per customer. */
            level: components["schemas"]["Level"];
            /** @description Name for people. */
            name?: string;
        };
        /** @description What is wrong at one place. */
        FieldError: {
            /** @description The stable code. */
            code: string;
            /** @description A sentence for a person. */
            detail: string;
            /** @description The parameter of the path or the query that is wrong. */
            parameter?: string;
            /** @description JSON Pointer into the body. */
            pointer?: string;
        };
        /** @description A band of a rule: `above` < amount ≤ `upTo`. */
        FindingBand: {
            /** @description Lower bound, not included. */
            above: string;
            /** @description Upper bound, included; absent: none. */
            upTo?: string;
        };
        /**
         * @description What is wrong with an approval matrix, or worth checking.
         * @enum {string}
         */
        FindingCode: "not-approvable" | "unreachable-band" | "rule-overlap" | "no-rule" | "never-in-force" | "no-initiator" | "unsatisfiable" | "unsatisfiable-for-initiator" | "single-point-of-failure";
        /** @description One finding. */
        FindingEntry: {
            /** @description On which account; absent: at the customer. */
            account?: string;
            /** @description Which action. */
            action: string;
            /**
             * @description Only transactions above this amount in the base currency are concerned, as far as somebody's limits let them
             *     through.
             */
            amountAbove?: string;
            /** @description The band of the rule. */
            band?: components["schemas"]["FindingBand"];
            /** @description The stable code. */
            code: components["schemas"]["FindingCode"];
            /** @description The currency of the rule, in which its band is; absent: the base currency. */
            currency?: string;
            /** @description At which customer. */
            customer: string;
            /** @description Whose transactions the rule is for; absent: everybody's, or no rule says anything. */
            initiators?: components["schemas"]["RuleInitiators"][];
            /** @description The period of the rule; absent where no rule says anything. */
            period?: components["schemas"]["Period"];
            /** @description The initiators that are stuck or have no rule, or the approvers that everything depends on; sorted. */
            users?: string[];
        };
        /** @description A first code of an authenticator. */
        FirstCodeBody: {
            /** @description The code that it shows. */
            code: string;
        };
        /** @description A transaction that is judged otherwise under the draft. */
        FlippedTransaction: {
            /** @description The verdict under the draft. */
            after: components["schemas"]["Verdict"];
            /** @description The verdict now. */
            before: components["schemas"]["Verdict"];
            /** @description Place in the list of transactions, from 0. */
            transaction: number;
        };
        /** @description What somebody is to have at a customer. */
        GivenCustomer: {
            /** @description The accounts; absent: all that may be given. */
            accounts?: string[];
            /** @description Whether accounts that are opened later are given, too; absent: as for the user. */
            automaticAccess?: boolean;
            /** @description The customer. */
            customer: string;
            /** @description Limits of the user's own; absent: likewise. */
            limits?: components["schemas"]["Overrides"];
            /** @description Actions taken away; absent: as they are, or none under other roles than before. */
            removed?: components["schemas"]["Removed"];
            /** @description The roles; at least one. */
            roles: string[];
        };
        /** @description Details of a new user. What a customer record has is taken from there, and not from here. */
        GivenDetails: {
            /** @description Birth date, `YYYY-MM-DD`. */
            birthDate?: string;
            /** @description E-mail address; nobody else's. */
            email?: string;
            /** @description First name. */
            firstName?: string;
            /** @description Last name. */
            lastName?: string;
            /** @description Driver's licence number. */
            licence?: string;
            /** @description Middle name. */
            middleName?: string;
            /** @description Phone number, E.164. */
            phone?: string;
            /** @description Social security number; nobody else's in the contract. */
            ssn?: string;
            /** @description The name to sign in with; nobody else's. */
            userName?: string;
        };
        /** @description A password that somebody is given. */
        GivenPasswordBody: {
            /** @description The password, which must be changed at the next sign-in. */
            password: string;
        };
        /** @description What one user lets another do for them, for a time: never more than the giver may at the moment of use. */
        Grant: {
            /** @description On which accounts; absent: all that the giver has. Other features are reached whatever stands here. */
            accounts?: string[];
            /** @description What. */
            actions: string[];
            /** @description At which customer. */
            customer: string;
            /**
             * Format: date
             * @description First day, `YYYY-MM-DD`.
             */
            from: string;
            /** @description Who gives; their rights decide and their limits are used. */
            giver: string;
            /** @description Identity. */
            id: string;
            /** @description Bounds one transaction, beside the giver's own limits. */
            perTransaction?: string;
            /** @description Who may act for the giver. */
            receiver: string;
            /**
             * Format: date
             * @description Last day, included.
             */
            until: string;
        };
        /** @description What changes of a group limit in one period. */
        GroupLimitChangeEntry: {
            /** @description The limit group. */
            group: string;
            /** @description The limit in force. */
            limit: components["schemas"]["BoundChange"];
            /** @description The period. */
            period: components["schemas"]["Period"];
        };
        /** @description A limit in force, and the default without the user's override; null: unlimited. */
        GroupLimitEntry: {
            /** @description Without the user's override. */
            default: string | null;
            /** @description In force. */
            limit: string | null;
        };
        /** @description What bounds a user in one limit group. */
        GroupLimitsEntry: {
            /** @description For an execution date. */
            daily: components["schemas"]["GroupLimitEntry"];
            /** @description The limit group. */
            group: string;
            /** @description For the calendar month of an execution date. */
            monthly: components["schemas"]["GroupLimitEntry"];
            /** @description For one transaction. */
            perTransaction: components["schemas"]["GroupLimitEntry"];
            /** @description For the week of an execution date. */
            weekly: components["schemas"]["GroupLimitEntry"];
        };
        /**
         * @description How many of a group, as a share of its members.
         * @enum {string}
         */
        GroupShare: "all" | "majority";
        /** @description Whether the service works. */
        Health: {
            /** @description The engine that decides. */
            engineVersion: string;
            /** @description `ok`. */
            status: string;
        };
        /** @description A user's numbers in full. */
        IdentityNumbers: {
            /** @description The driver's licence number. */
            licence?: string;
            /** @description The social security number, nine digits. */
            ssn: string;
        };
        /** @description What was imported. */
        Imported: {
            /** @description How many of each. */
            counts: components["schemas"]["Counts"];
            /** @description The configuration's version, which is its ETag: a new one, or the one it has if the document is the same. */
            version: string;
        };
        /** @description What became of a row. */
        ImportedRow: {
            /** @description First and last name. */
            name: string;
            /** @description `created`, `wouldBeCreated` in a dry run, or `refused`. */
            outcome: string;
            /** @description Why it was refused. */
            problems: components["schemas"]["RowProblem"][];
            /** @description The number to name when asking about them. */
            reference?: string;
            /** @description Its number, from 1; the line with the names of the columns is none. */
            row: number;
            /** @description The user. */
            user?: string;
            /** @description The user name. */
            userName?: string;
        };
        /** @description What became of the rows of a file. */
        ImportedUsers: {
            /** @description The rows, in their order. */
            items: components["schemas"]["ImportedRow"][];
        };
        /** @description An invitation that was sent. */
        Invitation: {
            /**
             * Format: date-time
             * @description Until when its link works.
             */
            endsAt: string;
            /** @description Whom. */
            user: string;
            /** @description The name to sign in with, as it was given. */
            userName: string;
        };
        /** @description An invitation. */
        InvitationBody: {
            /** @description Addresses, networks and ranges that the user may come from; none: from everywhere; absent: as it is. */
            allowlist?: string[];
            /** @description Where the link is sent; absent: to the address of the user's details. Only staff may name another one. */
            email?: string;
            /** @description The name to sign in with, fixed for ever once it was given; absent: the one that the user has. */
            userName?: string;
        };
        /** @description An invitation. */
        InvitationRecord: {
            /**
             * Format: date-time
             * @description Until when it works.
             */
            endsAt?: string;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            sentAt?: string;
            /** @description What has become of it. */
            state: components["schemas"]["InvitationState"];
        };
        /**
         * @description What has become of an invitation.
         * @enum {string}
         */
        InvitationState: "pending" | "expired" | "none";
        /**
         * @description A language of the pages.
         * @enum {string}
         */
        Language: "en" | "es" | "ar";
        /** @description The financial institution's unit that owns catalogue settings, roles and contracts. */
        LegalEntity: {
            /** @description Base currency (ISO 4217); all limits are in it. */
            currency: string;
            /** @description Identity. */
            id: string;
            /** @description Name for people. */
            name: string;
            /** @description Value of one unit of a foreign currency in the base currency. */
            rates: {
                [key: string]: string;
            };
            /** @description Settings of the institution. */
            settings: components["schemas"]["Settings"];
            /** @description IANA name; the edges know what it means. */
            timeZone: string;
            /** @description First day of the week of weekly limits. */
            weekStart: components["schemas"]["WeekDay"];
        };
        /**
         * @description Whether a feature applies per account or per customer.
         * @enum {string}
         */
        Level: "account" | "customer";
        /** @description What changes of an action's thresholds in one period. */
        LimitChangeEntry: {
            /** @description The action. */
            action: string;
            /** @description Above here refused; absent: as before. */
            deny?: components["schemas"]["BoundChange"];
            /** @description The period. */
            period: components["schemas"]["Period"];
            /** @description Up to here executed without approval; absent: as before. */
            preApproved?: components["schemas"]["BoundChange"];
        };
        /**
         * @description Which limit.
         * @enum {string}
         */
        LimitField: "deny" | "preApproved" | "limit";
        /** @description Actions that share one budget. */
        LimitGroup: {
            /** @description What the group is for. */
            description?: string;
            /** @description Identity. */
            id: string;
            /** @description Name for people. */
            name: string;
        };
        /** @description What the contract says of a limit group at a customer. */
        LimitGroupAt: {
            /** @description Its actions that the contract bounds. */
            actions: components["schemas"]["LimitedAction"][];
            /** @description The customer. */
            customer: string;
            /** @description Limits of the group; absent: none. */
            limits?: components["schemas"]["LimitsItem"];
        };
        /** @description A limit group. */
        LimitGroupItem: {
            /** @description The actions that share its budget. */
            actions: components["schemas"]["LimitedAction"][];
            /** @description What bounds it at each customer. */
            customers: components["schemas"]["LimitGroupAt"][];
            /** @description What it is for. */
            description?: string;
            /** @description The group. */
            id: string;
            /** @description Its name for people. */
            name: string;
        };
        /** @description An organisation's limit groups. */
        LimitGroupList: {
            /** @description The groups, in the order of the institution. */
            items: components["schemas"]["LimitGroupItem"][];
        };
        /** @description A limit group. */
        LimitGroupOption: {
            /** @description What it is for. */
            description?: string;
            /** @description The group. */
            id: string;
            /** @description Its name for people. */
            name: string;
        };
        /** @description Limits by action and by limit group. */
        LimitSet: {
            /** @description By action. */
            actions?: {
                [key: string]: components["schemas"]["Limits"];
            };
            /** @description By limit group. */
            groups?: {
                [key: string]: components["schemas"]["Limits"];
            };
        };
        /** @description An action with the institution's limits. */
        LimitedAction: {
            /** @description The action. */
            id: string;
            /** @description Its limits; absent: none. */
            limits?: components["schemas"]["LimitsItem"];
            /** @description Its name for people. */
            name?: string;
        };
        /** @description An amount per period, in the base currency; absent: unlimited. */
        Limits: {
            /** @description For an execution date. */
            daily?: string;
            /** @description For the calendar month of an execution date. */
            monthly?: string;
            /** @description For one transaction. */
            perTransaction?: string;
            /** @description For the week of an execution date. */
            weekly?: string;
        };
        /** @description Amounts in the base currency; absent: unlimited. */
        LimitsItem: {
            /** @description For an execution date. */
            daily?: string;
            /** @description For one transaction. */
            perTransaction?: string;
            /** @description For the week of an execution date. */
            weekly?: string;
        };
        /** @description A user in a list. */
        ListedPerson: {
            /** @description E-mail address. */
            email?: string;
            /** @description The user. */
            id: string;
            /** @description Whether this is the one who asks. */
            isMe: boolean;
            /**
             * Format: date-time
             * @description When the user signed in last.
             */
            lastSignInAt?: string;
            /** @description What the one who asks may do to the user now. */
            may: components["schemas"]["UserAct"][];
            /** @description First, middle and last name; the id of who has no details. */
            name: string;
            /** @description Phone number. */
            phone?: string;
            /** @description What else the user's status allows, and why the one who asks may not do it. */
            refusals: components["schemas"]["UserActRefusal"][];
            /** @description The roles at customers that the one who asks may see. */
            roles: components["schemas"]["RoleAt"][];
            /** @description The status; `locked` also after too many wrong passwords. */
            status: components["schemas"]["UserStatus"];
            /** @description The user name. */
            userName?: string;
            /** @description The same in at most 15 characters; one's own is marked, as far as the mark fits. */
            webName: string;
        };
        /** @description A message. */
        Mail: {
            /** @description How it went. */
            channel: string;
            /** @description A code. */
            code?: string;
            /**
             * Format: date-time
             * @description When it was delivered.
             */
            deliveredAt: string;
            /** @description Its id. */
            id: string;
            /** @description What it is about. */
            kind: string;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description Where the page is that it leads to. The secret stands behind `#`, so that it reaches no server's log. */
            link?: string;
            /** @description Where it went. */
            recipient: string;
            /** @description Whom it is for. */
            user: string;
            /** @description The name to sign in with. */
            userName?: string;
        };
        /** @description What was sent to people. */
        Mailbox: {
            /** @description The last messages, the newest first. */
            messages: components["schemas"]["Mail"][];
        };
        /** @description Who is signed in. */
        Me: {
            /** @description What the user has, by customer. */
            customers: components["schemas"]["MyCustomer"][];
            /** @description The e-mail address; absent for who has no details. */
            email?: string;
            /** @description Where the same human is a user: this legal entity first, then the others by name. */
            entities: components["schemas"]["MyEntity"][];
            /** @description `user` or `staff`. */
            kind: string;
            /** @description The language that they have chosen. */
            language?: string;
            /**
             * Format: date-time
             * @description When they signed in last, with this session; absent for who has no identity.
             */
            lastSignInAt?: string;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description Its name for people; absent before its first configuration. */
            legalEntityName?: string;
            /** @description The rights over other users that are held at one customer at least, such as `viewUsers`. */
            may: string[];
            /** @description Whether a password must be chosen before anything else is answered. */
            mustChangePassword: boolean;
            /** @description Whether a second factor must be set up before anything else is answered. */
            mustSetUpSecondFactor: boolean;
            /** @description The names; absent for who has no details. */
            name?: components["schemas"]["MyName"];
            /** @description The phone number; absent for who has no details. */
            phone?: string;
            /** @description How many recovery codes are left. */
            recoveryCodesLeft: number;
            /** @description `on` if a code is asked for at sign-in, else `none`. */
            secondFactor: string;
            /** @description The theme that they have chosen. */
            theme?: string;
            /** @description The user, or the member of the staff. */
            user: string;
            /** @description The user name; absent for who has none. */
            userName?: string;
        };
        /** @description A member of the staff. */
        MemberBody: {
            /** @description The e-mail address that the link is sent to. */
            email: string;
            /** @description Their id. */
            id: string;
            /** @description Their name for people. */
            name: string;
            /** @description The name to sign in with; fixed for ever once it was given. */
            userName: string;
        };
        /** @description What a user has at one customer. */
        MyCustomer: {
            /** @description The actions granted there, on one account at least or at the customer, in the order of the catalogue. */
            actions: string[];
            /** @description Others who may manage users there, a few of them: whom to ask. */
            administrators: string[];
            /** @description The customer. */
            id: string;
            /** @description Its name for people. */
            name: string;
            /** @description The roles held there. */
            roles: components["schemas"]["MyRole"][];
        };
        /** @description A legal entity where somebody is a user. */
        MyEntity: {
            /** @description Whether it is the one that they are signed in at. */
            isCurrent: boolean;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description Its name for people. */
            name: string;
            /** @description The user there. */
            user: string;
        };
        /** @description What a person is called. */
        MyName: {
            /** @description The first name. */
            first: string;
            /** @description The last name. */
            last: string;
            /** @description The middle name, if there is one. */
            middle?: string;
        };
        /** @description A role. */
        MyRole: {
            /** @description The role. */
            id: string;
            /** @description Its name for people. */
            name?: string;
        };
        /** @description An account by its name. */
        NamedAccount: {
            /** @description The account. */
            id: string;
            /** @description Its name for people. */
            name?: string;
            /** @description Its number. */
            number: string;
        };
        /** @description A user by their name. */
        NamedPerson: {
            /** @description The user. */
            id: string;
            /** @description First, middle and last name. */
            name: string;
        };
        /** @description A user who was created. */
        NewUser: {
            /** @description The number to name when asking about it. */
            reference: string;
            /** @description `hit` if the person was found on a list: the bank has to clear that before they can sign in. */
            screening?: string;
            /** @description Where the invitation went. */
            sentTo: components["schemas"]["SentTo"];
            /** @description The user's status. */
            status: components["schemas"]["UserStatus"];
            /** @description The user. */
            user: string;
            /** @description The name to sign in with. */
            userName: string;
        };
        /** @description A new user. */
        NewUserBody: {
            /** @description Whether accounts that are opened later are given at customers where nothing else is said. */
            automaticAccess?: boolean;
            /** @description The user whose access is copied. */
            copyOf?: string;
            /** @description The custom role that is copied. */
            customRole?: string;
            /** @description What the user is to have; absent: what is copied. */
            customers?: components["schemas"]["GivenCustomer"][];
            /** @description The details. What a customer record has is taken from there. */
            details: components["schemas"]["GivenDetails"];
            /** @description The draft that is done with. */
            draft?: string;
            /** @description The customer record of the core banking system, if they come from one. */
            record?: string;
            /** @description The customer that the record is of; absent: the first one where users may be created. */
            recordCustomer?: string;
            /** @description Where the details come from. */
            source: components["schemas"]["CreationSource"];
        };
        /**
         * @description What happens.
         * @enum {string}
         */
        Outcome: "executed" | "pendingApproval" | "denied";
        /** @description Limits of one user at one customer. */
        Overrides: {
            /** @description By account and action. */
            accounts?: {
                [key: string]: {
                    [key: string]: components["schemas"]["ThresholdSet"];
                };
            };
            /** @description By limit group. */
            groups?: {
                [key: string]: components["schemas"]["Limits"];
            };
        };
        /** @description One's own password, again. */
        OwnPasswordBody: {
            /** @description The password now. */
            password: string;
        };
        /** @description One of somebody's sessions. */
        OwnSession: {
            /** @description What the client said that it is. */
            agent?: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            begunAt: string;
            /** @description Its id. */
            id: string;
            /** @description Whether it is the one that asks. */
            isCurrent: boolean;
            /**
             * Format: date-time
             * @description When it was used, to the minute.
             */
            usedAt: string;
        };
        /** @description Where somebody is signed in. */
        OwnSessions: {
            /** @description The sessions, those used last first. */
            items: components["schemas"]["OwnSession"][];
        };
        /** @description A change of one's own password. */
        PasswordBody: {
            /** @description The password now. */
            current: string;
            /** @description The one that it is to be. */
            new: string;
        };
        /** @description What an institution wants of its people. */
        PeopleSettings: {
            /** @description How an invitation is taken up. */
            activation: components["schemas"]["Activation"];
            /** @description In full years, at most 150; absent: none. */
            minimumAge?: number;
            /** @description Of whom a second factor is demanded. */
            secondFactor: components["schemas"]["SecondFactor"];
            /** @description Where new users come from. */
            userManagement: components["schemas"]["UserManagement"];
            /** @description What user names must be like; absent: as the engine has it. */
            userName?: components["schemas"]["UserNameRules"];
        };
        /** @description What was written. */
        Peopled: {
            /** @description How many users have details from now on. */
            people: number;
        };
        /**
         * @description What an amount is measured over.
         * @enum {string}
         */
        Period: "perTransaction" | "daily" | "weekly" | "monthly";
        /**
         * @description Whether anything was taken away.
         * @enum {string}
         */
        PermissionType: "default" | "custom";
        /** @description What an institution asks of a person's details. */
        PersonRules: {
            /** @description In full years. */
            minimumAge?: number;
            /**
             * @description What user names must be like; absent: 6 to 64 letters, digits, dots, hyphens and underscores, a letter
             *     first.
             */
            userName?: components["schemas"]["UserNameRules"];
        };
        /** @description A named set of actions. */
        Policy: {
            /** @description The actions. */
            actions: string[];
            /** @description Identity. */
            id: string;
            /** @description Name for people. */
            name?: string;
        };
        /** @description How the pages are shown. */
        Preferences: {
            /** @description Their language; absent: the browser's. */
            language?: components["schemas"]["Language"];
            /** @description How they look; absent: as the device wants. */
            theme?: components["schemas"]["Theme"];
        };
        /** @description What would happen. */
        Preview: {
            /** @description By which engine. */
            engineVersion: string;
            /** @description On which snapshot. */
            snapshotVersion: string;
            /**
             * Format: date
             * @description The civil date at the legal entity.
             */
            today: string;
            /** @description The engine's answer. */
            verdict: components["schemas"]["DecisionAnswer"];
        };
        /** @description What somebody would have. */
        PreviewBody: {
            /** @description Whether accounts that are opened later are given at customers where nothing else is said. */
            automaticAccess?: boolean;
            /** @description The user whose access is copied. */
            copyOf?: string;
            /** @description The custom role that is copied. */
            customRole?: string;
            /** @description By customer; absent: what is copied. */
            customers?: components["schemas"]["GivenCustomer"][];
            /** @description A user who is there; absent: a new one. */
            user?: string;
        };
        /** @description Who can be tried out. */
        Principals: {
            /** @description The legal entities. */
            legalEntities: components["schemas"]["EntityPrincipals"][];
        };
        /** @description Why there is no answer (RFC 9457). */
        Problem: {
            /** @description The stable code. */
            code: string;
            /** @description What has this version, as the route that reads it answers; absent if it is a whole configuration. */
            current?: Record<string, never>;
            /** @description A sentence for a person. */
            detail: string;
            /** @description What has changed for the user since that version; absent if it is no longer known. */
            difference?: components["schemas"]["WhatIfAnswer"];
            /** @description What is wrong, place by place. */
            errors?: components["schemas"]["FieldError"][];
            /** @description How many more there are, where there are too many to list. */
            errorsOmitted?: number;
            /** @description Names the request; absent where there was no name for it. */
            requestId?: string;
            /** @description The configuration's version now, where the request was previewed on another one. */
            snapshotVersion?: string;
            /** @description The HTTP status. */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Names the kind of problem. */
            type: string;
            /** @description Why the engine denied the transaction; of a request that was previewed on an older version, the verdict now. */
            verdict?: components["schemas"]["DecisionAnswer"];
            /** @description The version of what was to be edited, where the edit was made for another one; absent if there is none. */
            version?: string;
        };
        /** @description Why. */
        ReasonBody: {
            /** @description In 1 to 200 characters, for the audit. */
            reason: string;
        };
        /**
         * @description The closed list of reasons, in the order of the specification.
         * @enum {string}
         */
        ReasonCode: "unknown-user" | "unknown-action" | "unknown-account" | "unknown-customer" | "account-not-of-customer" | "account-required" | "user-not-active" | "no-grant" | "grant-not-in-force" | "no-customer-access" | "no-account-access" | "not-in-contract" | "not-in-role" | "not-applicable-to-account" | "removed-for-user" | "date-in-past" | "not-monetary" | "no-exchange-rate" | "limit-exceeded" | "above-pre-approved" | "approval-required" | "no-approval-required" | "no-eligible-approver";
        /** @description Codes for who has lost the authenticator. They are shown this once. */
        RecoveryCodes: {
            /** @description The codes, each good for one sign-in. */
            recoveryCodes: string[];
        };
        /** @description One reason that refuses. */
        Refusal: {
            /** @description The stable code. */
            code: components["schemas"]["ReasonCode"];
        };
        /** @description A relationship with a company. */
        RelationshipItem: {
            /** @description As the core banking system names it. */
            id: string;
            /** @description Whether somebody with it may enrol the company by themselves. */
            maySelfEnrol: boolean;
            /** @description Its name for people, of 1 to 100 characters. */
            name: string;
        };
        /** @description The relationships that allow access. */
        RelationshipList: {
            /** @description In the order in which they are shown; none is no restriction. */
            items: components["schemas"]["RelationshipItem"][];
        };
        /** @description Actions taken away from one user at one customer. */
        Removed: {
            /** @description By account. */
            accounts?: {
                [key: string]: string[];
            };
            /** @description Of the customer's other features. */
            other?: string[];
        };
        /** @description Alternatives, each a list of slots that are all to be filled. */
        RequirementAnswer: {
            /** @description The alternatives. */
            anyOf: components["schemas"]["Slot"][][];
            /** @description Whether slots are filled in order. */
            sequential: boolean;
        };
        /** @description How much begins anew. */
        Resets: {
            /** @description Customers with other roles than before. */
            customers: number;
            /** @description Limits that were set there. */
            limits: number;
            /** @description Actions that were taken away there. */
            permissions: number;
        };
        /** @description A named ceiling: its policies' actions and its own, with limits. */
        Role: {
            /** @description Own actions. */
            actions?: string[];
            /** @description Identity. */
            id: string;
            /** @description Limits of the role. */
            limits?: components["schemas"]["LimitSet"];
            /** @description Name for people. */
            name?: string;
            /** @description Policies whose actions it has. */
            policies?: string[];
        };
        /** @description A role that a user has at a customer. */
        RoleAt: {
            /** @description The customer. */
            customer: string;
            /** @description Its name for people. */
            customerName: string;
            /** @description Its name for people. */
            name: string;
            /** @description The role. */
            role: string;
        };
        /** @description A role. */
        RoleFacet: {
            /** @description The role. */
            id: string;
            /** @description Its name for people. */
            name: string;
        };
        /** @description A role at a customer. */
        RoleHere: {
            /** @description Whether it may be given as it is. */
            assignable: boolean;
            /** @description The role. */
            role: string;
        };
        /** @description A role. */
        RoleItem: {
            /** @description Its actions and those of its policies, in the order of the catalogue. */
            actions: string[];
            /** @description The role. */
            id: string;
            /** @description Its name for people. */
            name?: string;
        };
        /** @description The roles that can be given. */
        RoleList: {
            /** @description The roles, in the order of the institution. */
            items: components["schemas"]["RoleItem"][];
        };
        /** @description A role. */
        RoleOption: {
            /** @description The role. */
            id: string;
            /** @description Its name for people. */
            name?: string;
        };
        /** @description What is wrong with a row. */
        RowProblem: {
            /** @description The stable code. */
            code: string;
            /** @description A sentence. */
            detail: string;
            /** @description In which column; absent where it is about the whole row. */
            field?: string;
        };
        /**
         * @description A rule of user names, role names or passwords.
         * @enum {string}
         */
        Rule: "min-length" | "max-length" | "max-bytes" | "allowed-characters" | "starts-with-letter" | "not-reserved" | "not-containing" | "not-common" | "pascal-case" | "unique";
        /** @description One rule and whether the text meets it. */
        RuleAnswer: {
            /** @description What the rule asks for and, if it is broken, what broke it. */
            parameters: components["schemas"]["DetailParameters"];
            /** @description The rule. */
            rule: components["schemas"]["Rule"];
            /** @description Whether the text meets it. */
            satisfied: boolean;
        };
        /** @description Initiators of one kind: members of a group, or named users. */
        RuleInitiators: {
            /** @description A signatory group of the rule's customer. */
            group?: string;
            /** @description Named users. */
            users?: string[];
        };
        /** @description Approvers of one kind: members of a group, named users, or anyone entitled. */
        RuleSlot: {
            /**
             * @description Anyone entitled. Always `true` where given.
             * @enum {boolean}
             */
            anyone?: true;
            /**
             * @description How many different approvers. Of a group also a share of its members, which is turned into a number for each
             *     transaction: the members are counted without the initiator, unless they may approve what is their own.
             */
            count: components["schemas"]["GroupShare"] | number;
            /** @description A signatory group. */
            group?: string;
            /** @description Named users. */
            users?: string[];
        };
        /** @description The rules of a user name, password or role name, each with its state. */
        RulesAnswer: {
            /** @description Whether all rules are met. */
            accepted: boolean;
            /** @description The form that is compared with others, for an accepted user name or role name. */
            canonical?: string;
            /** @description Every rule, in the order in which a page shows them. */
            rules: components["schemas"]["RuleAnswer"][];
        };
        /**
         * @description Whose sum a limit bounds.
         * @enum {string}
         */
        Scope: "action" | "group" | "contract-action" | "contract-group" | "grant";
        /** @description Who is checked. */
        ScreeningBody: {
            /** @description The user. */
            user: string;
        };
        /** @description What became of the check of a user (OFAC and CIP). */
        ScreeningRecord: {
            /**
             * Format: date-time
             * @description When the user was checked last.
             */
            screenedAt: string;
            /** @description `clear`, `hit` or `cleared`, as the check itself answers: a hit stands in the way of activation. */
            state: string;
        };
        /** @description What became of checks of a person. */
        ScreeningResult: {
            /**
             * Format: date-time
             * @description When they were checked last.
             */
            screenedAt?: string;
            /**
             * @description `clear` if nothing was found, `hit` if something was, `cleared` if the bank has decided that it is somebody
             *     else; `unchecked` where nobody checks.
             */
            state: string;
            /** @description The user. */
            user: string;
        };
        /**
         * @description Of whom a second factor is demanded.
         * @enum {string}
         */
        SecondFactor: "none" | "managers" | "all";
        /** @description The accounts of a customer that a user has access to. */
        SelectedAccounts: {
            /** @description Which. */
            ids: string[];
            /** @description How many. */
            selected: number;
            /** @description Of how many. */
            total: number;
        };
        /** @description Somebody who enrols for their company. */
        SelfEnrolmentBody: {
            /** @description Their birth date, `YYYY-MM-DD`. */
            birthDate: string;
            /** @description The customer that is their company. */
            customer: string;
            /** @description Their last name, as the bank has it. */
            lastName: string;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description Their social security number. */
            ssn: string;
            /** @description The name that they want to sign in with. If somebody has it, four characters are put behind it. */
            userName: string;
        };
        /** @description Where an invitation went. */
        SentTo: {
            /** @description The e-mail address. */
            email: string;
            /** @description The last three digits of the phone number that a code went to; absent where the e-mail has a link instead. */
            phoneLast3?: string;
        };
        /** @description A session that has begun. */
        Session: {
            /**
             * Format: date-time
             * @description When it ends at the latest; of a step, until when the code is to be given.
             */
            endsAt: string;
            /** @description `user` or `staff`. */
            kind: string;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description Whether a password must be chosen before anything else is answered. */
            mustChangePassword: boolean;
            /** @description Whether a second factor must be set up before anything else is answered. */
            mustSetUpSecondFactor: boolean;
            /** @description `done`; or `code`, if a code of the second factor is to be given before there is a session. */
            step: string;
            /** @description Goes with the code, and is good for nothing else. */
            stepToken?: string;
            /** @description What proves it, for a client that asked for a token in place of a cookie. */
            token?: string;
            /** @description The user, or the member of the staff. */
            user: string;
            /** @description The user name, as it was given; absent for who has none. */
            userName?: string;
        };
        /** @description Limits of one enabled monetary action on one account. */
        SessionLimits: {
            /** @description The account. */
            account: string;
            /** @description The action. */
            action: string;
            /** @description For an execution date. */
            daily: components["schemas"]["SessionThresholds"];
            /** @description Its feature. */
            feature: string;
            /** @description For the calendar month of an execution date. */
            monthly: components["schemas"]["SessionThresholds"];
            /** @description For one transaction. */
            perTransaction: components["schemas"]["SessionThresholds"];
            /** @description For the week of an execution date. */
            weekly: components["schemas"]["SessionThresholds"];
        };
        /** @description What is executed at once and what is refused; null: unlimited. */
        SessionThresholds: {
            /** @description In force: above here refused. */
            deny: string | null;
            /** @description What institution, contract and role allow; the same on all accounts. */
            maximum: string | null;
            /** @description Denied as it was set for the user; absent: the maximum. */
            ownDeny?: string;
            /**
             * @description Pre-approved as it was set for the user, which may be above the maximum; null: the period asks for no
             *     approval. Absent: 0, and of a month: no approval is asked.
             */
            ownPreApproved?: string | null;
            /** @description In force: up to here executed without approval. */
            preApproved: string | null;
        };
        /** @description Settings of the institution. */
        Settings: {
            /** @description Which accounts a user may give to others. */
            accountAccess: components["schemas"]["AccountAccess"];
            /** @description How far a giver is bound by what they hold themselves. */
            delegationCeiling: components["schemas"]["DelegationCeiling"];
            /** @description Whether an initiator may approve their own transaction. */
            selfApproval: boolean;
            /** @description Whether the contract's daily and weekly limits bound all users together. */
            sharedContractLimits: boolean;
        };
        /** @description The first member of a legal entity's staff. */
        SetupBody: {
            /** @description The e-mail address that the link is sent to. */
            email: string;
            /** @description The member's id. */
            id: string;
            /** @description The key of the installation (`SETUP_KEY`). */
            key: string;
            /** @description The legal entity, which need not be there yet. */
            legalEntity: string;
            /** @description Their name for people. */
            name: string;
            /** @description The name to sign in with; fixed for ever once it was given. */
            userName: string;
        };
        /** @description What somebody signs in with. */
        SignInBody: {
            /** @description `true` for a client that is no browser: the answer holds a token for `Authorization: Bearer`, and no cookie. */
            bearer?: boolean;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description The password. */
            password: string;
            /** @description The user name, in whichever case. */
            userName: string;
        };
        /** @description The second half of a sign-in: a code of the authenticator, or a recovery code. */
        SignInCodeBody: {
            /** @description `true` for a client that is no browser: the answer holds a token for `Authorization: Bearer`, and no cookie. */
            bearer?: boolean;
            /** @description The code that the authenticator shows. */
            code?: string;
            /** @description A recovery code. */
            recoveryCode?: string;
            /** @description What the first half was answered. */
            stepToken: string;
        };
        /** @description Users of equal signing power. */
        SignatoryGroup: {
            /** @description The customer it signs for. */
            customer: string;
            /** @description Identity. */
            id: string;
            /** @description Its users. */
            members: string[];
        };
        /** @description A signatory group. */
        SignatoryGroupOption: {
            /** @description The customer that it signs for. */
            customer: string;
            /** @description The group. */
            id: string;
        };
        /** @description Approvers of one kind: members of a group, named users, or anyone entitled. */
        Slot: {
            /**
             * @description Anyone entitled. Always `true` where given.
             * @enum {boolean}
             */
            anyone?: true;
            /** @description How many different approvers. */
            count: number;
            /** @description A signatory group. */
            group?: string;
            /** @description Named users. */
            users?: string[];
        };
        /** @description Everything the engine needs for its answers, as one document. */
        SnapshotDocument: {
            /** @description Who must approve what, by amount. */
            approvalRules: components["schemas"]["ApprovalRule"][];
            /** @description Agreements with companies. */
            contracts: components["schemas"]["Contract"][];
            /** @description The banking services and their actions. */
            features: components["schemas"]["Feature"][];
            /** @description What users let others do for them, for a time. */
            grants?: components["schemas"]["Grant"][];
            /** @description The institution's unit that owns catalogue, roles and contracts. */
            legalEntity: components["schemas"]["LegalEntity"];
            /** @description Budgets that several actions share. */
            limitGroups: components["schemas"]["LimitGroup"][];
            /** @description Named sets of actions. */
            policies: components["schemas"]["Policy"][];
            /** @description Named ceilings. */
            roles: components["schemas"]["Role"][];
            /** @description Users of equal signing power. */
            signatoryGroups: components["schemas"]["SignatoryGroup"][];
            /** @description The people and what they were assigned. */
            users: components["schemas"]["User"][];
        };
        /** @description An invitation of a member of the staff. */
        StaffInvitation: {
            /**
             * Format: date-time
             * @description Until when its link works.
             */
            endsAt: string;
            /** @description Whom. */
            id: string;
            /** @description The name to sign in with. */
            userName: string;
        };
        /** @description Whether a user may act at all. */
        StatusBody: {
            /** @description Why, in 1 to 200 characters, for the audit. */
            reason: string;
            /** @description `active` or `suspended`: no other status is set by hand. */
            status: components["schemas"]["UserStatus"];
        };
        /** @description A user's status. */
        StatusOfUser: {
            /** @description The status. */
            status: components["schemas"]["UserStatus"];
            /** @description The user. */
            user: string;
        };
        /** @description A user's status. */
        StatusRecord: {
            /**
             * Format: date-time
             * @description Until when the user is locked, where the lock passes by itself.
             */
            lockedUntil?: string;
            /** @description Why, where somebody has set it. */
            reason?: string;
            /**
             * Format: date-time
             * @description Since when, where somebody has set it.
             */
            since?: string;
            /** @description The status; `locked` also after too many wrong passwords. */
            status: components["schemas"]["UserStatus"];
        };
        /** @description What a user submits. An account or a customer must be given. */
        SubmissionBody: {
            /** @description On which account. */
            account?: string;
            /** @description The action. */
            action: string;
            /** @description How much; above zero. */
            amount?: string;
            /** @description In which currency; absent: the base currency. */
            currency?: string;
            /** @description At which customer. */
            customer?: string;
            /**
             * Format: date
             * @description When it is to be executed: from today on.
             */
            executionDate: string;
            /** @description For whom, under a grant, if not for the user: their rights decide and their limits are used. */
            onBehalfOf?: string;
            /**
             * @description The snapshot on which the client previewed it. If the verdict has changed since, the answer is 409
             *     `stale-snapshot` with the verdict now and what has changed.
             */
            snapshotVersion?: string;
        };
        /**
         * @description How the pages look.
         * @enum {string}
         */
        Theme: "system" | "light" | "dark";
        /** @description Thresholds by period. */
        ThresholdSet: {
            /** @description For an execution date. */
            daily?: components["schemas"]["Thresholds"];
            /** @description For the calendar month of an execution date. */
            monthly?: components["schemas"]["Thresholds"];
            /** @description For one transaction. */
            perTransaction?: components["schemas"]["Thresholds"];
            /** @description For the week of an execution date. */
            weekly?: components["schemas"]["Thresholds"];
        };
        /** @description What is executed at once and what is refused. */
        Thresholds: {
            /** @description Above here refused; absent: the maximum. */
            deny?: string;
            /**
             * @description Up to here executed without approval; null: this period asks for no approval. Absent: 0, and of a month: no
             *     approval is asked.
             */
            preApproved?: string | null;
        };
        /** @description An accepted transaction. */
        Transaction: {
            /** @description On which account. */
            account?: string;
            /** @description What it does. */
            action: string;
            /** @description As it was entered. */
            amount?: string;
            /** @description The same in the base currency, as it counts towards limits. */
            baseAmount?: string;
            /** @description The currency that limits are in. */
            baseCurrency: string;
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            createdAt: string;
            /** @description Its currency. */
            currency?: string;
            /** @description At which customer. */
            customer: string;
            /**
             * Format: date
             * @description When it is to be executed.
             */
            executionDate: string;
            /** @description Its id. */
            id: string;
            /** @description For whom, if not for themselves. */
            onBehalfOf?: string;
            /** @description On which configuration. */
            snapshotVersion: string;
            /** @description Its state. */
            status: components["schemas"]["TransactionStatus"];
            /** @description Who entered it. */
            user: string;
            /** @description What the engine decided. */
            verdict: components["schemas"]["DecisionAnswer"];
        };
        /** @description What a user wants to do. An account or a customer must be given. */
        TransactionBody: {
            /** @description On which account. */
            account?: string;
            /** @description The action. */
            action: string;
            /** @description How much; above zero. */
            amount?: string;
            /** @description In which currency; absent: the base currency. */
            currency?: string;
            /** @description At which customer. */
            customer?: string;
            /**
             * Format: date
             * @description When it is to be executed: from today on.
             */
            executionDate: string;
            /** @description For whom, under a grant, if not for the user: their rights decide and their limits are used. */
            onBehalfOf?: string;
        };
        /**
         * @description The order of a list of transactions. Those of one moment or day follow the order of their ids.
         * @enum {string}
         */
        TransactionOrder: "-createdAt" | "createdAt" | "-executionDate" | "executionDate";
        /** @description One page of a list. */
        TransactionPage: {
            /** @description The transactions. */
            items: components["schemas"]["Transaction"][];
            /** @description Where the next page begins; absent on the last one. */
            nextCursor?: string;
        };
        /**
         * @description State of an accepted transaction.
         * @enum {string}
         */
        TransactionStatus: "executed" | "pendingApproval";
        /** @description Whom to try. */
        TryBody: {
            /** @description `true` for a token in place of a cookie. */
            bearer?: boolean;
            /** @description `user`, which is meant without it, or `staff`: on a developer's machine, whoever is named there is staff. */
            kind?: string;
            /** @description The legal entity. */
            legalEntity: string;
            /** @description The user, or the member of the staff. */
            user: string;
        };
        /** @description What one user spent with one action on one account on one execution date, in the base currency. */
        UsageEntry: {
            /** @description The account. */
            account: string;
            /** @description A monetary action. */
            action: string;
            /** @description Decimal string. */
            amount: string;
            /**
             * Format: date
             * @description Execution date, `YYYY-MM-DD`.
             */
            date: string;
            /** @description Who; `*` stands for others. */
            user: string;
        };
        /** @description A person and what they were assigned. */
        User: {
            /** @description What the user has, by customer. */
            assignments: components["schemas"]["Assignment"][];
            /** @description Identity; `*` is reserved for "others" in usage rows. */
            id: string;
            /** @description State. */
            status: components["schemas"]["UserStatus"];
        };
        /** @description What a user has. */
        UserAccess: {
            /** @description Whether accounts that are opened later are given at every customer. */
            automaticAccess: boolean;
            /** @description By customer. */
            customers: components["schemas"]["Assignment"][];
            /** @description Whether the user may act at all. */
            status: components["schemas"]["UserStatus"];
            /** @description The user. */
            user: string;
        };
        /**
         * @description Something that is done to a user.
         * @enum {string}
         */
        UserAct: "resendInvitation" | "deactivateInvitation" | "suspend" | "activate" | "unlock" | "edit" | "viewPermissions" | "addToEntity";
        /** @description Something that the user's state allows, and why the one who asks may not do it. */
        UserActRefusal: {
            /** @description What. */
            act: components["schemas"]["UserAct"];
            /** @description Why not: `own-permissions`, or what is missing at one of the user's customers. */
            reasons: string[];
        };
        /** @description A user's details. */
        UserDetails: {
            /**
             * Format: date
             * @description Birth date.
             */
            birthDate?: string;
            /**
             * Format: date-time
             * @description When they were changed last.
             */
            changedAt: string;
            /** @description Who changed them last: a user, or a member of the staff. */
            changedBy: string;
            /** @description The names of a user who changed them last. */
            changedByName?: string;
            /** @description E-mail address. */
            email: string;
            /** @description First name. */
            firstName: string;
            /** @description Last name. */
            lastName: string;
            /** @description The last four characters of the driver's licence number, at most half of them. */
            licenceLast4?: string;
            /** @description Middle name. */
            middleName?: string;
            /** @description Phone number, E.164. */
            phone: string;
            /** @description The last four digits of the social security number, which is fixed for ever. */
            ssnLast4: string;
            /** @description The user. */
            user: string;
            /** @description The user name; absent for who has none. Fixed for ever. */
            userName?: string;
        };
        /** @description What one user has, as their own client would be given it. */
        UserEntitlements: {
            /** @description The configuration, cut down to the user, and to the customers that the one who asks may see. */
            snapshot: components["schemas"]["SnapshotDocument"];
            /** @description Of which snapshot. */
            snapshotVersion: string;
            /** @description The user. */
            user: string;
        };
        /** @description Users in a file. */
        UserFileBody: {
            /** @description `true`: nothing is written. */
            dryRun?: boolean;
            /**
             * @description Lines of comma-separated values: one of column names (`firstName`, `middleName`, `lastName`, `birthDate`,
             *     `email`, `phone`, `ssn`, `licence`, `userName`, `customer`, `roles`, `accounts`, `automaticAccess`; several
             *     roles or accounts with `;` between them), and at most ten rows.
             */
            lines: string[];
        };
        /**
         * @description Where new users come from.
         * @enum {string}
         */
        UserManagement: "core" | "external" | "hybrid";
        /** @description A user name. */
        UserNameBody: {
            /** @description The name. */
            userName: string;
        };
        /** @description Whether a user name can be had. */
        UserNameCheck: {
            /** @description Whether it meets the rules and nobody has it. */
            available: boolean;
            /** @description Each rule with its state. */
            rules: components["schemas"]["RulesAnswer"];
        };
        /** @description What user names must be like. They are ASCII; words are compared without regard to case. */
        UserNameRules: {
            /** @description The characters that may be used. */
            characters: components["schemas"]["CharacterClass"][];
            /** @description Most characters, at most 64. */
            maxLength: number;
            /** @description Fewest characters, at least 1. */
            minLength: number;
            /** @description Whether the first character must be a letter; absent: no. */
            mustStartWithLetter?: boolean;
            /**
             * @description Words that no name may contain, such as the person's names and e-mail address (also its part before the
             *     `@`); empty ones forbid nothing.
             */
            notContaining?: string[];
            /** @description Names that nobody may have. */
            reserved?: string[];
        };
        /**
         * @description The order of a list of users. Those who are alike follow the order of their names.
         * @enum {string}
         */
        UserOrder: "name" | "-name" | "role" | "-role" | "userName" | "-userName" | "status" | "-status";
        /** @description One page of users. */
        UserPage: {
            /** @description What can be filtered by; absent likewise. */
            facets?: components["schemas"]["Facets"];
            /** @description The users. */
            items: components["schemas"]["ListedPerson"][];
            /** @description How many of them match; absent likewise. */
            matching?: number;
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many the one who asks may see; absent where they were not counted. */
            total?: number;
        };
        /** @description A user with the customers where they have an assignment. */
        UserPrincipal: {
            /** @description The customers. */
            customers: components["schemas"]["CustomerName"][];
            /** @description Identity. */
            id: string;
            /** @description First, middle and last name; absent for who has no details. */
            name?: string;
            /** @description State. */
            status: components["schemas"]["UserStatus"];
            /** @description The user name; absent for who has none. */
            userName?: string;
        };
        /** @description One user. */
        UserRecord: {
            /** @description What the user has at customers that the one who asks may see. */
            customers: components["schemas"]["CustomerAccess"][];
            /** @description The details; absent for who has none. */
            details?: components["schemas"]["UserDetails"];
            /** @description The user. */
            id: string;
            /** @description The invitation, for who has not taken it up. */
            invitation?: components["schemas"]["InvitationRecord"];
            /** @description Whether this is the one who asks. */
            isMe: boolean;
            /**
             * Format: date-time
             * @description When the user signed in last.
             */
            lastSignInAt?: string;
            /** @description What the one who asks may do to the user now. */
            may: components["schemas"]["UserAct"][];
            /** @description Whether the one who asks may see the user's numbers in full. */
            mayReveal: boolean;
            /** @description First, middle and last name; the id of who has no details. */
            name: string;
            /** @description What else the user's status allows, and why the one who asks may not do it. */
            refusals: components["schemas"]["UserActRefusal"][];
            /**
             * @description What became of the check of the user; absent for whom nobody has checked, and for readers who may not create
             *     the user.
             */
            screening?: components["schemas"]["ScreeningRecord"];
            /** @description The status. */
            status: components["schemas"]["StatusRecord"];
            /** @description The user name. */
            userName?: string;
            /** @description The same in at most 15 characters; one's own is marked, as far as the mark fits. */
            webName: string;
        };
        /**
         * @description State of a user. Only an active user may do anything.
         * @enum {string}
         */
        UserStatus: "new" | "active" | "suspended" | "locked";
        /** @description What happens to a transaction, and why. */
        Verdict: {
            /** @description Executed, pending approval, or denied. */
            outcome: components["schemas"]["Outcome"];
            /** @description Why. */
            reasons: components["schemas"]["DecisionReason"][];
        };
        /** @description Why somebody may not give what they chose, at one customer. */
        ViolationsAt: {
            /** @description The customer. */
            customer: string;
            /** @description Every reason. */
            violations: components["schemas"]["DelegationViolation"][];
        };
        /**
         * @description First day of a week.
         * @enum {string}
         */
        WeekDay: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        /** @description What a draft would change. */
        WhatIfAnswer: {
            /** @description By user, customer and account; only where something changes. */
            changes: components["schemas"]["EntitlementChangeEntry"][];
            /** @description The base currencies, if the draft names another one; every bounded limit has changed then. */
            currency?: components["schemas"]["CurrencyChange"];
            /** @description Of the given transactions those with another outcome or other reasons, in their order. */
            flipped: components["schemas"]["FlippedTransaction"][];
        };
        /** @description What was written. */
        WrittenCampaigns: {
            /** @description How many campaigns there are now. */
            campaigns: number;
        };
        /** @description An entry that is not as it was sealed. */
        WrongEntry: {
            /** @description Its number. */
            id: string;
            /** @description `altered`: it, its place or its seal; `missing`: it; `seal-missing`; `end`: what says how far the audit goes. */
            why: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link-void` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `screening-pending` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestActivationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequestBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeRequest"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Where the page begins. Good for the same parameters only, but for `limit`. */
                cursor?: string;
                /** @description What happened, `noun.verb`. */
                event?: string;
                /** @description The first day, of UTC. */
                from?: string;
                /** @description Entries a page; 50 if absent. */
                limit?: number;
                /** @description An id: of who acted, of whom or what it happened to, or of a customer. */
                q?: string;
                /** @description To whom or what it happened. */
                subject?: string;
                /** @description The last day. */
                to?: string;
                /** @description Who acted. */
                who?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntries"];
                };
            };
            /** @description `invalid-cursor`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Where the part begins. Good for the same parameters only, but for `limit`. */
                cursor?: string;
                /** @description What happened, `noun.verb`. */
                event?: string;
                /** @description The first day, of UTC. */
                from?: string;
                /** @description Entries a part; 1,000 if absent. */
                limit?: number;
                /** @description An id: of who acted, of whom or what it happened to, or of a customer. */
                q?: string;
                /** @description To whom or what it happened. */
                subject?: string;
                /** @description The last day. */
                to?: string;
                /** @description Who acted. */
                who?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv;charset=utf-8": string;
                };
            };
            /** @description `invalid-cursor`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                /** @description After which entry; from the first on if absent. */
                after?: number;
                /** @description How many entries at most; 500 if absent. */
                limit?: number;
                /** @description An entry whose seal was noted elsewhere. */
                noted?: number;
                /** @description That seal. */
                seal?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAuditEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number. */
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotDocument"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importConfiguration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotDocument"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-use`, `screening-pending` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-snapshot`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCoreRecords: {
        parameters: {
            query?: {
                /** @description The customer; absent: the first one where users may be created. */
                customer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoreRecordList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomRoles: {
        parameters: {
            query?: {
                /** @description The contract; the bank's staff must name one. */
                contract?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRoleList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomRole: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 128 visible ASCII characters; stands for its request for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomRoleBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRoleItem"];
                };
            };
            /** @description `idempotency-key-invalid`, `idempotency-key-missing`, `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `title-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The contract; the bank's staff must name one. */
                contract?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkForUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checked"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateForUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluated"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeDemoCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoCampaignsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenCampaigns"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMailbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeDemoPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoPeopleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peopled"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`, `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemoPrincipals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principals"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryAs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLimitGroups: {
        parameters: {
            query?: {
                /** @description The contract; the bank's staff must name one. */
                contract?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitGroupList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEntitlements: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the client has */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entitlements"];
                    "application/vnd.countersign.snapshot": string;
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    Vary?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preferences"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstCodeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authenticator"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second-factor-set` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessions"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endAllSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description The contract; the bank's staff must name one. */
                contract?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    screenUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreeningBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningResult"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolOneself: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfEnrolmentBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-refused` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInCodeBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-refused`, `step-void` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goOnAtEntity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntityBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPeopleSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleSettings"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPeopleSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleSettings"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRelationships: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipList"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRelationships: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelationshipList"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipList"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitation"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-name-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitation"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-name-taken`, `wrong-status` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setStaffStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Their id. */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description Their account. */
                account?: string;
                /** @description Their action. */
                action?: string;
                /** @description Where the page begins. Good for the same parameters only, but for `limit`. */
                cursor?: string;
                /** @description Their customer. */
                customer?: string;
                /** @description The first day, of the date that they are sorted by; when they were accepted is a day of UTC. */
                from?: string;
                /** @description Transactions a page; 50 if absent. */
                limit?: number;
                /** @description Their order; `-createdAt` if absent. */
                sort?: components["schemas"]["TransactionOrder"];
                /** @description Their state. */
                status?: components["schemas"]["TransactionStatus"];
                /** @description The last day. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description `invalid-cursor`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitTransaction: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 128 visible ASCII characters; stands for its request for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmissionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            /** @description `idempotency-key-invalid`, `idempotency-key-missing`, `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-snapshot` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`, `invalid-text`, `not-initiating`, `transaction-denied` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransactionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                transaction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUserDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 128 visible ASCII characters; stands for its request for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOfUser"];
                };
            };
            /** @description `idempotency-key-invalid`, `idempotency-key-missing`, `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUserDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOfUser"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUserDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Its id. */
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOfUser"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUserDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCreationOptions: {
        parameters: {
            query?: {
                /** @description The contract; the bank's staff must name one. */
                contract?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationOptions"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkUserName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNameBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserNameCheck"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description A contract in which they have something. */
                contract?: string;
                /** @description Where the page begins. Good for the same parameters only, but for `limit`. */
                cursor?: string;
                /** @description Users a page; 50 if absent. */
                limit?: number;
                /** @description What stands in their name, user name, id, role or status, in whichever case and with or without accents. */
                q?: string;
                /** @description A role that they have. */
                role?: string;
                /** @description Their order; `name` if absent. */
                sort?: components["schemas"]["UserOrder"];
                /** @description Their status. */
                status?: components["schemas"]["UserStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description `invalid-cursor`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `contract-required`, `invalid-search`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 128 visible ASCII characters; stands for its request for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewUser"];
                };
            };
            /** @description `idempotency-key-invalid`, `idempotency-key-missing`, `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-profiled`, `email-taken`, `ssn-taken`, `user-name-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportUsers: {
        parameters: {
            query?: {
                /** @description A contract in which they have something. */
                contract?: string;
                /** @description Where the page begins. Good for the same parameters only, but for `limit`. */
                cursor?: string;
                /** @description Users a page; 50 if absent. */
                limit?: number;
                /** @description What stands in their name, user name, id, role or status, in whichever case and with or without accents. */
                q?: string;
                /** @description A role that they have. */
                role?: string;
                /** @description Their order; `name` if absent. */
                sort?: components["schemas"]["UserOrder"];
                /** @description Their status. */
                status?: components["schemas"]["UserStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv;charset=utf-8": string;
                };
            };
            /** @description `invalid-cursor`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `contract-required`, `invalid-search`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importUsers: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 128 visible ASCII characters; stands for its request for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserFileBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedUsers"];
                };
            };
            /** @description `idempotency-key-invalid`, `idempotency-key-missing`, `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessPreview"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRecord"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUserAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAccess"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAccess"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last-administrator`, `ssn-taken`, `would-suspend` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUserAllowlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allowlist"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserAllowlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowlistBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allowlist"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    certifyUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUserDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetails"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editUserDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetailsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetails"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEntitiesForUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitiesForUser"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addUserToEntity: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 128 visible ASCII characters; stands for its request for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddedUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewUser"];
                };
            };
            /** @description `idempotency-key-invalid`, `idempotency-key-missing`, `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-there`, `email-taken`, `ssn-taken`, `user-name-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`, `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUserEntitlements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserEntitlements"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revealIdentityNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityNumbers"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-name-taken`, `wrong-status` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `screening-pending` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenPasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clearScreening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningResult"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeUserSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `password-change-required`, `second-factor-required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUserStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusOfUser"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is replaced; needed unless nothing is there yet */
                "If-Match"?: string;
                /** @description `*`: only if nothing is there yet */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusOfUser"];
                };
            };
            /** @description `invalid-json`, `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last-administrator`, `screening-pending`, `wrong-status` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `if-match-missing` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConsequences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consequences"];
                };
            };
            /** @description `repeated-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-required` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign-origin`, `network-not-allowed`, `not-permitted`, `own-permissions`, `password-change-required`, `second-factor-required`, `user-not-active` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-text` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
