/**
 * The whole job, from files to the photos that show a person, by facerec and by others' libraries,
 * whose weights are given by a path: nothing of them is part of facerec. Compiled in the Maven
 * profile {@code peers} alone. Start at {@link io.facerec.examples.job.JobPeers}.
 */
@NullMarked
package io.facerec.examples.job;

import org.jspecify.annotations.NullMarked;
