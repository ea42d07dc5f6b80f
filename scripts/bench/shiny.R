# The rows of standard input as a page of R Shiny, or with ?page=NAME the page of which NAME.head and NAME.root stand in FOLDER.
# Rscript shiny.R PORT FOLDER ASSETS
library(shiny)
given <- commandArgs(TRUE)
rows <- read.table(file("stdin"), sep = "\t", quote = "", comment.char = "", encoding = "UTF-8")
addResourcePath("assets", given[3])
piece <- function(search, part) {
  name <- basename(parseQueryString(search)$page)
  HTML(paste(readLines(file.path(given[2], paste0(name, part)), encoding = "UTF-8", warn = FALSE), collapse = "\n"))
}
page <- function(request) {
  if (request$QUERY_STRING == "") return(fluidPage(mainPanel(tags$main(tableOutput("plan")))))
  tagList(tags$head(piece(request$QUERY_STRING, ".head")), uiOutput("page"))
}
answer <- function(input, output, session) {
  output$plan <- renderTable(rows)
  output$page <- renderUI(piece(session$clientData$url_search, ".root"))
}
runApp(shinyApp(page, answer), port = as.integer(given[1]), host = "127.0.0.1", launch.browser = FALSE)
