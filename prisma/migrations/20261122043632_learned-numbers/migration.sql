-- CreateTable
CREATE TABLE "ItemStatistics" (
    "question" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "rightShare" DOUBLE PRECISION NOT NULL,
    "b" DOUBLE PRECISION NOT NULL,
    "bDeviation" DOUBLE PRECISION NOT NULL,
    "a" DOUBLE PRECISION,
    "medianMs" INTEGER,
    "bestShare" DOUBLE PRECISION,
    "constantGain" DOUBLE PRECISION,
    "pointBiserial" DOUBLE PRECISION,
    "options" JSONB NOT NULL,
    "deadOptions" TEXT[],
    "miskeyed" BOOLEAN NOT NULL,
    "weak" BOOLEAN NOT NULL,
    "tooEasy" BOOLEAN NOT NULL,
    "suggestedDifficulty" TEXT,
    "outOfTestsSince" TIMESTAMPTZ(3),
    "computedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemStatistics_pkey" PRIMARY KEY ("question","rev")
);

-- CreateTable
CREATE TABLE "TrackParameters" (
    "track" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "weights" DOUBLE PRECISION[],
    "spacedAnswers" INTEGER NOT NULL,
    "learners" INTEGER NOT NULL,
    "logLossBefore" DOUBLE PRECISION,
    "logLossAfter" DOUBLE PRECISION,
    "cohortMean" DOUBLE PRECISION,
    "cohortDeviation" DOUBLE PRECISION,
    "retention" JSONB NOT NULL,
    "fittedAt" TIMESTAMPTZ(3),
    "computedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackParameters_pkey" PRIMARY KEY ("track")
);

-- CreateTable
CREATE TABLE "LearnerParameters" (
    "userId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "weights" DOUBLE PRECISION[],
    "answers" INTEGER NOT NULL,
    "logLossBefore" DOUBLE PRECISION NOT NULL,
    "logLossAfter" DOUBLE PRECISION NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LearnerParameters_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "job_runs" (
    "id" BIGSERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "succeeded" BOOLEAN,
    "said" TEXT,

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ItemStatistics_pattern_idx" ON "ItemStatistics"("pattern");

-- CreateIndex
CREATE INDEX "job_runs_job_startedAt_idx" ON "job_runs"("job", "startedAt");

-- AddForeignKey
ALTER TABLE "LearnerParameters" ADD CONSTRAINT "LearnerParameters_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
