package io.isoscan.conversion;

/** Where a container runs. */
enum Route {
    /** A task of its own on ECS. */
    TASK,
    /** A job in the pool of Batch. */
    POOL
}
