-- CreateTable
CREATE TABLE "ContentReload" (
    "id" SERIAL NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ContentReload_pkey" PRIMARY KEY ("id")
);
