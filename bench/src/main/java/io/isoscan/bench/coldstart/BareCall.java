package io.isoscan.bench.coldstart;

/** A call that a function makes for its first event, in the order of the event's handling. */
enum BareCall {
    GET_ITEM,
    QUERY,
    UPDATE_ITEM,
    GET_OBJECT,
    PUT_OBJECT,
    PRESIGN,
    SEND_MESSAGE,
    POST_TO_CONNECTION
}
