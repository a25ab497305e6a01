//! Users, their sessions and their one-time links. Users belong to the installation, not to a client.

use crate::db::statements;

statements! {
    USERS = "SELECT id, email, name, password, language, disabled FROM user_account ORDER BY id";
    USER = "SELECT id, email, name, password, language, disabled FROM user_account WHERE id = $1";
    USER_BY_EMAIL = "SELECT id, email, name, password, language, disabled FROM user_account WHERE email = $1";
    ADD_USER =
        "INSERT INTO user_account (id, email, name, password, language, disabled) VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE_USER =
        "UPDATE user_account SET email = $2, name = $3, password = $4, language = $5, disabled = $6 WHERE id = $1";
    CLIENTS_OF_USER = "SELECT client FROM user_client WHERE user_account = $1 ORDER BY client";
    ADD_CLIENT_OF_USER = "INSERT INTO user_client (client, user_account) VALUES ($1, $2)";
    CLEAR_CLIENTS_OF_USER = "DELETE FROM user_client WHERE user_account = $1";

    ADD_SESSION =
        "INSERT INTO session (token_hash, user_account, csrf, created_at, seen_at) VALUES ($1, $2, $3, $4, $5)";
    SESSION = "SELECT token_hash, user_account, csrf, created_at, seen_at FROM session WHERE token_hash = $1";
    TOUCH_SESSION = "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";
    END_SESSION = "DELETE FROM session WHERE token_hash = $1";
    END_SESSIONS_OF = "DELETE FROM session WHERE user_account = $1";

    ADD_LOGIN_LINK = "INSERT INTO login_link (token_hash, user_account, expires_at) VALUES ($1, $2, $3)";
    USE_LOGIN_LINK =
        "UPDATE login_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
         RETURNING user_account";
}
